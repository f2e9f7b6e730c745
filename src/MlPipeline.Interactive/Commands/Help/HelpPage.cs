using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Views;

namespace MlPipeline.Interactive.Commands.Help;

/// <summary>Help texts, all of them made from the declarations.</summary>
internal static class HelpPage
{
    public static View Overview(IReadOnlyList<CommandDeclaration> commands) => new(
        "Magics of the pipeline",
        [
            new Table("Magics", ["Magic", "What it is for", "Verbs"], [.. commands.Select(OverviewRow)]),
            new Paragraph("--help behind any of them shows its options. {{user}}, {{namespace}} and {{tenant}} are filled in. In C#, kd is the session."),
        ]);

    public static View Command(CommandDeclaration command) => new(
        $"{command.Magic} · {command.Summary}",
        [.. command.Verbs.SelectMany(verb => VerbBlocks(command, verb)), OptionTable("Options of every verb", CommandDeclaration.SharedOptions)]);

    public static View Verb(CommandDeclaration command, VerbDeclaration verb) => new(
        Title(command, verb),
        [.. VerbBlocks(command, verb), OptionTable("Options of every verb", CommandDeclaration.SharedOptions)]);

    private static IReadOnlyList<Cell> OverviewRow(CommandDeclaration command) =>
        [command.Magic, command.Summary, string.Join(", ", command.Verbs.Select(verb => verb.Name).Where(name => name.Length > 0))];

    private static IEnumerable<Block> VerbBlocks(CommandDeclaration command, VerbDeclaration verb)
    {
        yield return new Paragraph($"{Title(command, verb)}: {verb.Summary}");
        if (verb.Options.Count > 0)
        {
            yield return OptionTable($"Options of {Title(command, verb)}", verb.Options);
        }

        if (verb.Example.Length > 0)
        {
            yield return new TextLines("", verb.Example.Split('\n'));
        }

        if (verb.CSharp.Length > 0)
        {
            yield return new TextLines("In C#", verb.CSharp.Split('\n'));
        }
    }

    private static Table OptionTable(string caption, IReadOnlyList<OptionDeclaration> options) =>
        new(caption, ["Option", "Takes", "Meaning"], [.. options.Select(OptionRow)]);

    private static IReadOnlyList<Cell> OptionRow(OptionDeclaration option) =>
        [option.Switch, Takes(option), option.Default is { } standard ? $"{option.Summary} Without it: {standard}." : option.Summary];

    private static string Takes(OptionDeclaration option)
    {
        var kind = option.Kind switch
        {
            ValueKind.Flag => "nothing",
            ValueKind.WholeNumber => "whole number",
            ValueKind.Seconds => "seconds",
            ValueKind.Map => "name=value, …",
            ValueKind.List => "name, …",
            ValueKind.Variable => "C# variable",
            ValueKind.Address => "https address",
            _ => "text",
        };
        return option.Required ? $"{kind}, required" : kind;
    }

    private static string Title(CommandDeclaration command, VerbDeclaration verb) => $"{command.Magic} {verb.Name}".TrimEnd();
}
