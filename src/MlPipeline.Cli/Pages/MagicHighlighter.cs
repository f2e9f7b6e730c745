using System.Text.RegularExpressions;

namespace MlPipeline.Cli.Pages;

/// <summary>Marks up a magic line: its name, its options, quoted values and placeholders.</summary>
internal static partial class MagicHighlighter
{
    public static string ToHtml(string line) => MarkedText.ToHtml(line, Tokens());

    [GeneratedRegex(
        """(?<magic>^\#![\w-]+)|(?<=\s)(?<property>--[\w-]+)|(?<string>"(?:\\.|[^"\\])*")|(?<placeholder>\{\{[\w.]+\}\})""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Tokens();
}
