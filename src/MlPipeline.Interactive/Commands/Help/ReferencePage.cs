using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Formatting;
using MlPipeline.Interactive.Views;

namespace MlPipeline.Interactive.Commands.Help;

/// <summary>All magics on one page of Markdown, made from their declarations like all help.</summary>
internal static class ReferencePage
{
    private const string Head = """
        # The magics, one by one

        A magic stands on a line of its own: `#!kd-name [verb] [--option value] [--flag]`. Some take the rest of the cell below that line. Values with blanks need double quotes, an option stands once, and lists and maps go into one value. `{{user}}`, `{{namespace}}` and `{{tenant}}` are filled in; a value `@csharp:name` is that of a C# variable, at most one to a line. Everything a magic does is a line of C# too, where `kd` is the session.

        """;

    public static string Write(IReadOnlyList<CommandDeclaration> commands) => string.Join(
        '\n',
        [
            Head.ReplaceLineEndings("\n"),
            .. commands.SelectMany(Sections),
            Section("## Options of every verb", [HelpPage.OptionTable(CommandDeclaration.SharedOptions)]),
        ]);

    private static IEnumerable<string> Sections(CommandDeclaration command)
    {
        yield return Section($"## `{command.Magic}`", [new Paragraph(command.Summary)]);
        foreach (var verb in command.Verbs)
        {
            yield return Section($"### `{HelpPage.Title(command, verb)}`", [new Paragraph(verb.Summary), .. HelpPage.Details(verb)]);
        }
    }

    private static string Section(string heading, IReadOnlyList<Block> blocks) => $"{heading}\n\n{MarkdownRenderer.Render(new View("", blocks))}";
}
