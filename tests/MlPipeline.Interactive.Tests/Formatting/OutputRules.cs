using AngleSharp.Dom;

namespace MlPipeline.Interactive.Tests.Formatting;

/// <summary>What holds for the HTML of every output.</summary>
internal static class OutputRules
{
    /// <summary>Nothing in it runs, and nothing is fetched from anywhere; links lead out and tell nobody where from.</summary>
    public static void AsksForNothing(IDocument document)
    {
        Assert.Empty(document.QuerySelectorAll("script, b, link, img, image, use, iframe, object, embed, [src], [srcset], [onclick], [onerror], [onload]"));
        Assert.All(document.QuerySelectorAll("style"), style => Assert.DoesNotMatch(@"url\(|@import", style.TextContent));
        Assert.All(document.QuerySelectorAll("a"), link =>
        {
            Assert.StartsWith("http", link.GetAttribute("href"), StringComparison.Ordinal);
            Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal);
        });
    }

    /// <summary>Tables have captions and headings in both directions, pictures a name and a description, bars a label.</summary>
    public static void CanBeReadAloud(IDocument document)
    {
        Assert.All(document.QuerySelectorAll("table"), table =>
        {
            Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
            var columns = table.QuerySelectorAll("thead th[scope=col]").Length;
            Assert.All(table.QuerySelectorAll("tbody tr"), row =>
            {
                Assert.Equal(columns, row.Children.Length);
                Assert.Equal("row", row.Children[0].GetAttribute("scope"));
            });
        });
        Assert.All(document.QuerySelectorAll("svg:not(svg svg)"), svg =>
        {
            Assert.Equal("img", svg.GetAttribute("role"));
            Assert.NotEmpty(svg.QuerySelector("title")!.TextContent);
            Assert.NotEmpty(svg.QuerySelector("desc")!.TextContent);
        });
        Assert.All(document.QuerySelectorAll("progress"), bar => Assert.NotEmpty(bar.GetAttribute("aria-label")!));
    }
}
