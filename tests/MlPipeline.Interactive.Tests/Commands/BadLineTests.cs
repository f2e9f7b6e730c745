using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Tests.Hosting;

namespace MlPipeline.Interactive.Tests.Commands;

/// <summary>What a hand can get wrong on a line, tried on every verb and every option of every magic.</summary>
public sealed class BadLineTests : MagicTest
{
    private static readonly Dictionary<ValueKind, (string Right, string? Wrong)> Values = new()
    {
        [ValueKind.Text] = ("value", "\"\""),
        [ValueKind.Flag] = ("", null),
        [ValueKind.WholeNumber] = ("3", "three"),
        [ValueKind.Seconds] = ("3", "soon"),
        [ValueKind.Map] = ("a=1", "a"),
        [ValueKind.List] = ("a", "a,"),
        [ValueKind.Variable] = ("x", "1x"),
        [ValueKind.Address] = ("https://a.example", "a.example"),
    };

    public static TheoryData<string, string> Verbs()
    {
        using var runner = new MagicRunner(new TestHost(), new MagicOptions { Home = new Contracts.Sandbox.SandboxHome("nowhere") });
        return [.. runner.Commands.SelectMany(command => command.Verbs.Select(verb => (command.Name, verb.Name)))];
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task An_option_that_is_missing_is_named(string magic, string verb)
    {
        var (line, declared) = Find(magic, verb);
        foreach (var missing in declared.Options.Where(option => option.Required))
        {
            var error = await FailsAsync(line + Required(declared, except: missing), Body(declared));

            Assert.Contains(missing.Switch, error.Problem, StringComparison.Ordinal);
            Assert.Contains("--help", error.NextStep, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task An_option_that_is_misspelt_is_recognised(string magic, string verb)
    {
        var (line, declared) = Find(magic, verb);
        foreach (var option in declared.Options)
        {
            var misspelt = option.Switch[..3] + "x" + option.Switch[3..];

            var error = await FailsAsync($"{line} {misspelt} {Values[option.Kind].Right}", Body(declared));

            Assert.Contains(misspelt, error.Problem, StringComparison.Ordinal);
            Assert.Contains($"Did you mean {option.Switch}", error.NextStep, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_value_of_another_kind_is_told_with_an_example(string magic, string verb)
    {
        var (line, declared) = Find(magic, verb);
        foreach (var option in declared.Options.Where(option => Values[option.Kind].Wrong is not null))
        {
            var wrong = await FailsAsync($"{line} {option.Switch} {Values[option.Kind].Wrong}", Body(declared));
            var none = await FailsAsync($"{line} {option.Switch}", Body(declared));

            Assert.StartsWith($"{option.Switch} is", wrong.Problem, StringComparison.Ordinal);
            Assert.Contains(option.Switch, wrong.NextStep, StringComparison.Ordinal);
            Assert.Equal($"{option.Switch} has no value.", none.Problem);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task An_option_that_stands_twice_is_refused(string magic, string verb)
    {
        var (line, declared) = Find(magic, verb);
        foreach (var option in declared.Options)
        {
            var once = $" {option.Switch} {Values[option.Kind].Right}";

            Assert.Equal($"{option.Switch} stands on the line twice.", (await FailsAsync(line + once + once, Body(declared))).Problem);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_body_that_is_missing_or_not_wanted_is_told(string magic, string verb)
    {
        var (line, declared) = Find(magic, verb);
        var whole = line + Required(declared);
        switch (declared.Body)
        {
            case BodyRule.Required:
                Assert.Contains("below its line, and there is none", (await FailsAsync(whole)).Problem, StringComparison.Ordinal);
                break;
            case BodyRule.None:
                Assert.Contains("takes nothing below its line", (await FailsAsync(whole, "Console.WriteLine();")).Problem, StringComparison.Ordinal);
                break;
            default:
                Assert.Equal(BodyRule.Optional, declared.Body);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_word_too_many_is_told(string magic, string verb)
    {
        var (line, declared) = Find(magic, verb);
        if (verb.Length > 0)
        {
            Assert.Contains($"Did you mean {line}", (await FailsAsync($"{line}x")).NextStep, StringComparison.Ordinal);
            Assert.Contains("belongs to no option", (await FailsAsync($"{line} more", Body(declared))).Problem, StringComparison.Ordinal);
        }
    }

    private (string Line, VerbDeclaration Verb) Find(string magic, string verb) =>
        ($"#!{magic} {verb}".TrimEnd(), Runner.Commands.Single(command => command.Name == magic).Verbs.Single(candidate => candidate.Name == verb));

    private static string Body(VerbDeclaration verb) => verb.Body == BodyRule.Required ? "{}" : "";

    private static string Required(VerbDeclaration verb, OptionDeclaration? except = null) => string.Concat(
        verb.Options.Where(option => option.Required && option != except).Select(option => $" {option.Switch} {Values[option.Kind].Right}"));
}
