using CsCheck;
using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Tests.Grammar;

public sealed class MagicParserTests
{
    private static readonly CommandDeclaration Sample = new(
        "kd-try",
        "For tests.",
        [
            new VerbDeclaration("", "Nothing special.", [new("name", "A name."), new("count", "A count.", ValueKind.WholeNumber), new("map", "A map.", ValueKind.Map)]),
            new VerbDeclaration("need", "Needs things.", [new("model", "A model.", Required: true), new("path", "A path.", Required: true)]),
            new VerbDeclaration("take", "Takes a body.", [new("fast", "Quickly.", ValueKind.Flag)], BodyRule.Required, BodyLanguage.Yaml),
            new VerbDeclaration(
                "kinds",
                "All kinds.",
                [new("seconds", "Time.", ValueKind.Seconds), new("out", "Variable.", ValueKind.Variable), new("gateway", "Where.", ValueKind.Address)]),
        ]);

    private static readonly MagicParser Parser = new([Sample, new CommandDeclaration("kd-verbs", "Verbs only.", [new VerbDeclaration("go", "Goes.", [])])]);

    [Fact]
    public void Verb_options_flags_and_body_are_read()
    {
        var invocation = Parse("#!kd-try take --fast", "a: 1\n");

        Assert.Equal(("take", true, "a: 1\n"), (invocation.Verb.Name, invocation.Has("fast"), invocation.Body));
    }

    [Fact]
    public void Any_value_comes_back_from_between_quotes() =>
        Gen.String[Gen.Char[' ', '~'], 1, 30].Where(value => !value.EndsWith('\\')).Sample(value =>
            Assert.Equal(value, Parse($"#!kd-try --name \"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"").Text("name")));

    [Fact]
    public void No_line_breaks_the_parser() => Gen.Char["#!kd-try need--name '\"\\=,12\tä"].Array[0, 40].Sample(characters =>
    {
        try
        {
            Parse(new string(characters));
        }
        catch (MagicException error)
        {
            Assert.NotEmpty(error.NextStep);
        }
    });

    [Fact]
    public void Options_come_in_any_order() => Gen.Shuffle(new[] { "--name a", "--count 3", "--map \"x=1, y=2\"" }).Sample(options =>
    {
        var invocation = Parse("#!kd-try " + string.Join("  ", options));

        Assert.Equal(("a", 3L, "2"), (invocation.Text("name"), invocation.Integer("count"), invocation.Map("map")["y"]));
    });

    [Theory]
    [InlineData("depth=1, rounds=100", "1", "100")]
    [InlineData("rounds = 100,depth=1", "1", "100")]
    [InlineData("{\"depth\": 1, \"rounds\": \"100\"}", "1", "100")]
    [InlineData("depth=a=b, rounds=", "a=b", "")]
    public void Maps_are_pairs_or_json(string text, string depth, string rounds)
    {
        var map = Parse($"#!kd-try --map '{text}'").Map("map");

        Assert.Equal((depth, rounds), (map["depth"], map["rounds"]));
    }

    [Theory]
    [InlineData("#!kd-tri", "Did you mean #!kd-try?")]
    [InlineData("#!zzz", "#!kd-help")]
    [InlineData("#!kd-try nead --model a --path b", "Did you mean #!kd-try need?")]
    [InlineData("#!kd-try xyzzy", "It can: need, take, kinds.")]
    [InlineData("#!kd-verbs", "Add one of: go.")]
    [InlineData("#!kd-try --nmae a", "Did you mean --name?")]
    [InlineData("#!kd-try --colour red", "#!kd-try --help")]
    [InlineData("#!kd-try --name a --name b", "separated by commas")]
    [InlineData("#!kd-try need --model a --path b more", "needs quotes")]
    [InlineData("#!kd-try need --model a", "#!kd-try need --help")]
    [InlineData("#!kd-try --name", "Add it behind --name")]
    [InlineData("#!kd-try --name --count 3", "Add it behind --name")]
    [InlineData("#!kd-try --name=a", "--name a")]
    [InlineData("#!kd-try --name \"a", "Close it")]
    [InlineData("#!kd-try --name \"\"", "--name value")]
    [InlineData("#!kd-try --count -1", "--count 3")]
    [InlineData("#!kd-try --count 99999999999999999999", "--count 3")]
    [InlineData("#!kd-try --map depth", "depth=1")]
    [InlineData("#!kd-try --map \"a=1, a=2\"", "depth=1")]
    [InlineData("#!kd-try kinds --seconds 0", "--seconds 120")]
    [InlineData("#!kd-try kinds --seconds 1e9", "--seconds 120")]
    [InlineData("#!kd-try kinds --out 1st", "--out result")]
    [InlineData("#!kd-try kinds --gateway http://plain.example", "https://")]
    public void What_is_wrong_with_a_line_is_told_with_what_to_write(string line, string nextStep)
    {
        var error = Assert.Throws<MagicException>(() => Parse(line));

        Assert.Contains(nextStep, error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void All_missing_options_are_told_at_once() =>
        Assert.Contains("--model and --path", Assert.Throws<MagicException>(() => Parse("#!kd-try need")).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("#!kd-try take", "  \n ", "needs a manifest")]
    [InlineData("#!kd-try --name a", "a: 1", "takes nothing below")]
    public void A_body_must_fit_the_verb(string line, string body, string problem) =>
        Assert.Contains(problem, Assert.Throws<MagicException>(() => Parse(line, body)).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("#!kd-try need --help", true)]
    [InlineData("#!kd-try --help", false)]
    [InlineData("#!kd-verbs --help", false)]
    public void Help_needs_nothing_else(string line, bool isVerbNamed)
    {
        var invocation = Parse(line, "body");

        Assert.Equal((true, isVerbNamed), (invocation.Has("help"), invocation.IsVerbNamed));
    }

    [Theory]
    [InlineData("kd-try", true)]
    [InlineData("#!kd-try", true)]
    [InlineData("#!kd", false)]
    [InlineData("", false)]
    public void Names_are_known_with_and_without_their_mark(string name, bool known) => Assert.Equal(known, Parser.Knows(name));

    private static MagicInvocation Parse(string line, string body = "") => Parser.Parse(line, body, value => value);
}
