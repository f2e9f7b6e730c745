using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MlPipeline.Cli.Pages;

/// <summary>Marks up the code of a cell for a style sheet: C#, magic lines, and the YAML or JSON below some of them.</summary>
internal static partial class CodeHighlighter
{
    /// <summary>The code as HTML; in a language that is not known here, without marks.</summary>
    public static string ToHtml(string code, string language) => language.ToLowerInvariant() switch
    {
        "csharp" or "c#" or "cs" => CellToHtml(code),
        "yaml" or "yml" or "json" => DataHighlighter.ToHtml(code),
        _ => WebUtility.HtmlEncode(code),
    };

    private static string CellToHtml(string code)
    {
        var html = new StringBuilder();
        var end = 0;
        var afterMagic = false;
        foreach (Match magic in MagicLines().Matches(code))
        {
            AppendBody(html, code[end..magic.Index], afterMagic);
            html.Append(MagicHighlighter.ToHtml(magic.Value));
            end = magic.Index + magic.Length;
            afterMagic = true;
        }

        AppendBody(html, code[end..], afterMagic);
        return html.ToString();
    }

    private static void AppendBody(StringBuilder html, string body, bool afterMagic) =>
        html.Append(afterMagic && Data().IsMatch(body) ? DataHighlighter.ToHtml(body) : CSharpHighlighter.ToHtml(body));

    [GeneratedRegex(@"^#![A-Za-z][^\n]*", RegexOptions.Multiline)]
    private static partial Regex MagicLines();

    /// <summary>What begins as JSON does, or with a YAML key.</summary>
    [GeneratedRegex(@"\A\s*(?:#[^\n]*\n\s*)*(?:[{\[]\s*[""}\]]|(?:- )?[\w.\-/]+:(?:\s|$))")]
    private static partial Regex Data();
}
