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
        [.. command.Verbs.SelectMany(verb => VerbBlocks(command, verb)), SharedOptions]);

    public static View Verb(CommandDeclaration command, VerbDeclaration verb) => new(
        Title(command, verb),
        [.. VerbBlocks(command, verb), SharedOptions]);

    private static Table SharedOptions => OptionTable(CommandDeclaration.SharedOptions, "Options of every verb");

    private static IReadOnlyList<Cell> OverviewRow(CommandDeclaration command) =>
        [command.Magic, command.Summary, string.Join(", ", command.Verbs.Select(verb => verb.Name).Where(name => name.Length > 0))];

    /// <summary>Options, an example, and the same in C#.</summary>
    public static IEnumerable<Block> Details(VerbDeclaration verb)
    {
        if (verb.Options.Count > 0)
        {
            yield return OptionTable(verb.Options);
        }

        if (verb.Example.Length > 0)
        {
            yield return new TextLines("In a cell", verb.Example.Split('\n'));
        }

        if (verb.CSharp.Length > 0)
        {
            yield return new TextLines("In C#", verb.CSharp.Split('\n'));
        }
    }

    public static Table OptionTable(IReadOnlyList<OptionDeclaration> options, string caption = "Options") =>
        new(caption, ["Option", "Takes", "Meaning"], [.. options.Select(OptionRow)]);

    public static string Title(CommandDeclaration command, VerbDeclaration verb) => $"{command.Magic} {verb.Name}".TrimEnd();

    private static IEnumerable<Block> VerbBlocks(CommandDeclaration command, VerbDeclaration verb) =>
        Details(verb).Prepend(new Paragraph($"{Title(command, verb)}: {verb.Summary}"));

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
}
