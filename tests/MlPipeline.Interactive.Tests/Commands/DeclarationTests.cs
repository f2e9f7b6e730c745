using System.Text.RegularExpressions;
using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Tests.Hosting;

namespace MlPipeline.Interactive.Tests.Commands;

public sealed partial class DeclarationTests : MagicTest
{
    [Fact]
    public void The_magics_of_the_pipeline_are_there() =>
        Assert.Equal(["kd-login", "kd-cluster", "kd-train", "kd-register", "kd-predict", "kd-help"], Runner.Commands.Select(command => command.Name));

    [Fact]
    public void Names_are_plain_and_stand_once() => Assert.All(Verbs(), pair =>
    {
        var names = pair.Verb.Options.Concat(CommandDeclaration.SharedOptions).Select(option => option.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches(PlainName(), name));
        Assert.True(pair.Verb.Name.Length == 0 || PlainName().IsMatch(pair.Verb.Name));
        Assert.Single(pair.Command.Verbs, verb => verb.Name == pair.Verb.Name);
    });

    [Fact]
    public void Everything_is_explained_in_a_sentence() => Assert.All(Verbs(), pair =>
    {
        Assert.EndsWith(".", pair.Verb.Summary, StringComparison.Ordinal);
        Assert.All(pair.Verb.Options, option => Assert.EndsWith(".", option.Summary, StringComparison.Ordinal));
        Assert.Equal(pair.Verb.Body == BodyRule.None, pair.Verb.Language == BodyLanguage.None);
        Assert.DoesNotContain(pair.Verb.Options, option => option is { Required: true, Default: not null });
    });

    [Fact]
    public void Every_example_is_a_cell_that_parses() => Assert.All(Verbs(), pair =>
    {
        var parser = new MagicParser(Runner.Commands);
        var lines = pair.Verb.Example.Split('\n');
        var bodyStart = lines.TakeWhile(line => line.StartsWith("#!", StringComparison.Ordinal)).Count();
        Assert.NotEqual(0, bodyStart);
        var body = string.Join('\n', lines.Skip(bodyStart));
        Assert.All(lines.Take(bodyStart), line =>
        {
            var invocation = parser.Parse(line, body, value => value);
            Assert.Equal((pair.Command.Name, pair.Verb.Name), (invocation.Command.Name, invocation.Verb.Name));
        });
    });

    [Fact]
    public async Task Every_verb_shows_its_help_without_a_login()
    {
        foreach (var (command, verb) in Verbs())
        {
            Host.Outputs.Clear();
            await RunAsync($"{command.Magic} {verb.Name} --help");

            Assert.All(verb.Options, option => Assert.Contains(option.Switch, Host.Text, StringComparison.Ordinal));
            Assert.Contains("--verbose", Host.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_verb_that_needs_a_session_asks_for_a_login()
    {
        var needing = Verbs().Where(pair => pair.Command.Name is not ("kd-login" or "kd-help")).ToList();
        foreach (var (command, verb) in needing)
        {
            var options = verb.Options.Where(option => option.Kind is ValueKind.Text or ValueKind.WholeNumber).Select(option => $"{option.Switch} 1");

            var error = await FailsAsync($"{command.Magic} {verb.Name} {string.Join(' ', options)}", verb.Body == BodyRule.None ? "" : "{}");

            Assert.Equal("Run #!kd-login first.", error.NextStep);
        }
    }

    [Fact]
    public async Task Help_lists_all_magics()
    {
        await RunAsync("#!kd-help");

        Assert.All(Runner.Commands, command => Assert.Contains(command.Magic, Host.Text, StringComparison.Ordinal));
    }

    private IEnumerable<(CommandDeclaration Command, VerbDeclaration Verb)> Verbs() =>
        Runner.Commands.SelectMany(command => command.Verbs.Select(verb => (command, verb)));

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex PlainName();
}
