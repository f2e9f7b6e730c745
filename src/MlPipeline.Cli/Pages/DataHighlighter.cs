using System.Text.RegularExpressions;

namespace MlPipeline.Cli.Pages;

/// <summary>Marks up YAML and JSON: keys, texts, numbers, words such as true, comments and placeholders.</summary>
internal static partial class DataHighlighter
{
    public static string ToHtml(string text) => MarkedText.ToHtml(text, Tokens());

    [GeneratedRegex(
        """
        (?<comment>(?:(?<=^|\s)\#)[^\n]*)
        |(?<property>"(?:\\.|[^"\\\n])*"(?=\s*:)|(?<=^[ \t]*(?:-[ \t]+)*)[\w.\-/]+(?=:(?:\s|$)))
        |(?<string>"(?:\\.|[^"\\\n])*"|'(?:''|[^'\n])*')
        |(?<placeholder>\{\{[\w.]+\}\})
        |(?<![\w.\-/])(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.\-/])
        |(?<![\w.\-/])(?<keyword>true|false|null)(?![\w.\-/])
        """,
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens();
}
