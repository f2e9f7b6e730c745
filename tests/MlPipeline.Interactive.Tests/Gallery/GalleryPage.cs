using System.Net;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace MlPipeline.Interactive.Tests.Gallery;

/// <summary>A page that shows outputs below each other, as a host of a theme does.</summary>
internal static class GalleryPage
{
    /// <summary>The page of a theme; it needs nothing but itself.</summary>
    /// <param name="theme">The theme.</param>
    /// <param name="outputs">What to show, with its name.</param>
    /// <param name="width">Width of the column in pixels.</param>
    /// <param name="script">What to run when it is shown, or empty.</param>
    public static string Of(PageTheme theme, IEnumerable<(string Name, object Value)> outputs, int width, string script = "")
    {
        var html = new StringBuilder(
            $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Formatters, {{theme.Name}}</title>
            <style>*{box-sizing:border-box}body{font:14px/1.5 system-ui,sans-serif;margin:0;padding:12px;width:{{width}}px}h2{font-size:12px;font-weight:400;margin:18px 0 4px}</style>
            <style id="host">{{theme.Style}}</style></head>
            <body{{(theme.Attribute.Length > 0 ? $" {theme.Attribute}=\"{theme.Value}\"" : "")}}>
            """);
        foreach (var (name, value) in outputs)
        {
            html.Append("<h2>").Append(WebUtility.HtmlEncode(name)).Append("</h2><div class=\"output jp-RenderedHTMLCommon\">")
                .Append(value.ToDisplayString(HtmlFormatter.MimeType)).Append("</div>\n");
        }

        return html.Append(script.Length > 0 ? $"<script>{script}</script>" : "").Append("</body></html>").ToString();
    }
}
