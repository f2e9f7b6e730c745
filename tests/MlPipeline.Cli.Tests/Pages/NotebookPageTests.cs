using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MlPipeline.Cli.Pages;
using MlPipeline.Cli.Tests.Run;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Tests.Pages;

public sealed class NotebookPageTests : IDisposable
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly LabFolder _folder = new();

    [Fact]
    public void Markdown_is_rendered_with_its_pictures_in_it()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "dot.png"), Convert.FromBase64String(Pixel));
        var page = Render(Markdown("# The title\n\n| a |\n| - |\n| 1 |\n\n![a dot](dot.png) ![gone](nowhere.png) ![out](../../etc/passwd.png)\n\n[next](2-b.ipynb#x)\n\n<script>alert(1)</script>"));
        Assert.Equal("The title", page.Title);
        Assert.Equal("1", page.QuerySelector("td")!.TextContent);
        Assert.Equal(["data:image/png;base64," + Pixel, null, null], page.QuerySelectorAll("img").Select(image => image.GetAttribute("src")));
        Assert.Equal("2-b.html#x", page.QuerySelector("main a")!.GetAttribute("href"));
        Assert.Empty(page.Scripts);
        Assert.DoesNotContain("script-src", Policy(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_output_is_shown_in_its_richest_format()
    {
        var page = Render(Code(
            "1",
            Data("display_data", ("text/html", "<b>rich</b>"), ("text/plain", "poor")),
            Data("display_data", ("image/png", Pixel), ("text/plain", "a dot")),
            Data("display_data", ("text/markdown", "**strong**")),
            Data("execute_result", ("text/plain", "42")),
            new JsonObject { ["output_type"] = "stream", ["name"] = "stderr", ["text"] = "\u001b[31mred" },
            new JsonObject { ["output_type"] = "error", ["ename"] = "E", ["evalue"] = "why", ["traceback"] = new JsonArray() }));
        Assert.Contains("</style><b>rich</b></template>", page.Source.Text, StringComparison.Ordinal);
        Assert.Equal("a dot", page.QuerySelector(".picture img")!.GetAttribute("alt"));
        Assert.Equal("strong", page.QuerySelector(".output.prose strong")!.TextContent);
        Assert.Equal("42", page.QuerySelector(".output.plain")!.TextContent);
        Assert.Equal("red", page.QuerySelector(".error-stream .ansi-red")!.TextContent);
        Assert.Equal("E: why", page.QuerySelector(".output.error")!.TextContent);
    }

    [Fact]
    public void An_output_with_scripts_runs_in_the_page_and_may_ask_for_nothing()
    {
        var page = Render(Code("1", Data("display_data", ("text/html", "<div id=a></div><script>a.textContent = 'drawn'</script>"))));
        Assert.Single(page.Scripts);
        Assert.Contains("default-src 'none'", Policy(page), StringComparison.Ordinal);
        Assert.Contains("script-src 'unsafe-inline'", Policy(page), StringComparison.Ordinal);
        Assert.DoesNotContain("connect-src", Policy(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_long_text_the_beginning_is_shown()
    {
        var page = Render(Code("1", new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = new string('x', 1_000_000) }));
        Assert.Contains("800,000 more characters", page.QuerySelector(".cut")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_markdown_cell_shows_its_attachments()
    {
        var cell = Markdown("![a](attachment:dot.png)");
        cell["attachments"] = new JsonObject { ["dot.png"] = new JsonObject { ["image/png"] = Pixel } };
        Assert.Equal("data:image/png;base64," + Pixel, Render(cell).QuerySelector("img")!.GetAttribute("src"));
    }

    public void Dispose() => _folder.Dispose();

    private static string Policy(IHtmlDocument page) => page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;

    private static JsonObject Markdown(string source) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = source };

    private static JsonObject Code(string source, params JsonNode[] outputs) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = 1,
        ["metadata"] = new JsonObject(),
        ["outputs"] = new JsonArray(outputs),
        ["source"] = source,
    };

    private static JsonObject Data(string type, params (string Mime, string Content)[] data) => new()
    {
        ["output_type"] = type,
        ["metadata"] = new JsonObject(),
        ["data"] = new JsonObject(data.Select(entry => KeyValuePair.Create(entry.Mime, (JsonNode?)entry.Content))),
    };

    private IHtmlDocument Render(params JsonNode[] cells)
    {
        var root = new JsonObject { ["cells"] = new JsonArray(cells), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        var html = NotebookPage.Render(Notebook.Parse(root.ToJsonString(), "n.ipynb"), _folder.Path);
        return new HtmlParser().ParseDocument(html);
    }
}
