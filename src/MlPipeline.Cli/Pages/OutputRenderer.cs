using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Cli.Pages;

/// <summary>Renders what a cell shows, each output in the richest of its formats that a page can show.</summary>
internal sealed class OutputRenderer(INotebookSite site)
{
    private const string Html = "text/html";
    private const int LongestText = 200_000;

    // Outputs bring styles of their own; behind a shadow root these change nothing else on the page.
    private static readonly string ShadowStyle = Asset.Text("output.css");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public string ToHtml(NotebookCell cell, IReadOnlyList<CellOutput> outputs)
    {
        var html = new StringBuilder();
        for (var i = 0; i < outputs.Count; i++)
        {
            html.Append(Render(cell, i, outputs[i]));
        }

        return html.ToString();
    }

    /// <summary>The HTML of an output, where HTML is what it shows.</summary>
    public static HtmlFragment? HtmlOf(CellOutput output) =>
        DataOf(output)?.Entries.GetValueOrDefault(Html) is { } html ? HtmlFragment.Parse(html) : null;

    private string Render(NotebookCell cell, int index, CellOutput output) => output switch
    {
        StreamOutput stream => Text(stream.Name == "stderr" ? "stream error-stream" : "stream", stream.Text),
        ErrorOutput error => Text("error", ErrorText(error)),
        _ when HtmlOf(output) is { } html => html.IsActive ? site.ActiveOutput(cell.Number, index, html) : InShadow(html),
        _ when DataOf(output) is { } data => Render(cell, data),
        _ => "",
    };

    private string Render(NotebookCell cell, MimeBundle data)
    {
        if (Pictures.AddressOf(data) is { } picture)
        {
            return $"<div class=\"output picture\"><img alt=\"{WebUtility.HtmlEncode(data.Text)}\" src=\"{WebUtility.HtmlEncode(picture)}\"></div>";
        }

        if (data.Entries.GetValueOrDefault("text/markdown") is { } markdown)
        {
            return $"<div class=\"output prose\">{MarkdownRenderer.ToHtml(markdown, site.LinkTo, source => Pictures.Find(source, cell, site.Folder))}</div>";
        }

        return data.Entries.ContainsKey("text/plain") || data.Entries.Count == 0
            ? Text("plain", data.Text)
            : Text("plain", IndentJson(data.Entries.First().Value));
    }

    private string InShadow(HtmlFragment html) =>
        $"<div class=\"output rich\"><template shadowrootmode=\"open\"><style>{ShadowStyle}</style>{html.RemoveActiveParts().RewriteLinks(site.LinkTo).Html}</template></div>";

    private static MimeBundle? DataOf(CellOutput output) => output switch
    {
        DisplayOutput display => display.Data,
        ResultOutput result => result.Data,
        _ => null,
    };

    private static string Text(string kind, string text)
    {
        var shown = text.Length > LongestText ? text[..LongestText] : text;
        var rest = text.Length == shown.Length ? "" : string.Create(
            CultureInfo.InvariantCulture, $"<p class=\"cut\">{text.Length - shown.Length:N0} more characters are in the notebook's file.</p>");
        return $"<div class=\"output {kind}\"><pre tabindex=\"0\">{AnsiText.ToHtml(shown)}</pre>{rest}</div>";
    }

    private static string ErrorText(ErrorOutput error) =>
        error.Traceback.Count > 0 ? string.Join('\n', error.Traceback) : $"{error.Name}: {error.Value}";

    private static string IndentJson(string content)
    {
        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(content), Indented);
        }
        catch (JsonException)
        {
            return content;
        }
    }
}
