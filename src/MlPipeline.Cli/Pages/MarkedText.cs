using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MlPipeline.Cli.Pages;

/// <summary>Puts the named groups of an expression into elements whose class is the group's name.</summary>
internal static class MarkedText
{
    public static string ToHtml(string text, Regex tokens)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (Match match in tokens.Matches(text))
        {
            var group = match.Groups.Values.Skip(1).First(found => found.Success);
            html.Append(WebUtility.HtmlEncode(text[end..group.Index]));
            Append(html, group.Name, group.Value);
            end = group.Index + group.Length;
        }

        return html.Append(WebUtility.HtmlEncode(text[end..])).ToString();
    }

    public static void Append(StringBuilder html, string kind, string text) =>
        html.Append("<span class=\"").Append(kind).Append("\">").Append(WebUtility.HtmlEncode(text)).Append("</span>");
}
