using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MlPipeline.Engines.Notebook;

/// <summary>Marks comments, strings, magics, keywords and numbers of C# cells up for a style sheet.</summary>
internal static partial class CodeHighlighter
{
    internal static string ToHtml(string code)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (Match match in Tokens().Matches(code))
        {
            html.Append(WebUtility.HtmlEncode(code[end..match.Index]));
            html.Append("<span class=\"").Append(KindOf(match)).Append("\">").Append(WebUtility.HtmlEncode(match.Value)).Append("</span>");
            end = match.Index + match.Length;
        }

        return html.Append(WebUtility.HtmlEncode(code[end..])).ToString();
    }

    private static string KindOf(Match match) =>
        match.Groups.Values.Skip(1).First(group => group.Success).Name;

    [GeneratedRegex(
        """
        (?<magic>^\#!.*$)
        |(?<comment>//.*$|/\*[\s\S]*?\*/)
        |(?<string>[$@]{0,2}"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])')
        |\b(?<keyword>abstract|as|async|await|base|bool|break|case|catch|class|const|continue|decimal|default|do|double|else|enum|false|finally|float|for|foreach|if|in|int|interface|internal|is|long|new|null|object|out|override|params|private|public|readonly|record|ref|return|sealed|static|string|struct|switch|this|throw|true|try|typeof|using|var|void|while|with|yield)\b
        |\b(?<number>\d[\d_]*(?:\.\d+)?)\b
        """,
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens();
}
