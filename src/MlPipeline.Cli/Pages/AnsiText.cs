using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MlPipeline.Cli.Pages;

/// <summary>Turns text with a terminal's colour codes into HTML with classes; other control sequences are left out.</summary>
internal static partial class AnsiText
{
    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var style = AnsiStyle.Plain;
        var end = 0;
        foreach (Match match in Sequences().Matches(text))
        {
            Append(html, text[end..match.Index], style);
            end = match.Index + match.Length;
            if (match.Groups["codes"].Success)
            {
                style = style.Apply(Codes(match.Groups["codes"].Value));
            }
        }

        Append(html, text[end..], style);
        return html.ToString();
    }

    private static void Append(StringBuilder html, string text, AnsiStyle style)
    {
        if (text.Length == 0)
        {
            return;
        }

        var encoded = WebUtility.HtmlEncode(text);
        _ = style == AnsiStyle.Plain ? html.Append(encoded) : html.Append("<span").Append(style.Attributes()).Append('>').Append(encoded).Append("</span>");
    }

    private static List<int> Codes(string codes) =>
        [.. codes.Split(';', ':').Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];

    [GeneratedRegex(@"\x1B(?:\[(?<codes>[\d;:]*)m|\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B]*(?:\x07|\x1B\\)|[@-Z\\-_])", RegexOptions.ExplicitCapture)]
    private static partial Regex Sequences();
}
