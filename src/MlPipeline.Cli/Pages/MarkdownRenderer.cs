using Markdig;

namespace MlPipeline.Cli.Pages;

/// <summary>Renders Markdown as notebooks understand it; what could run in a page is taken out.</summary>
internal static class MarkdownRenderer
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseTaskLists().UseEmphasisExtras().UseFootnotes().UseAutoIdentifiers()
        .Build();

    public static string ToHtml(string markdown, Func<string, string?> linkTo, Func<string, string?> findPicture) =>
        HtmlFragment.Parse(Markdown.ToHtml(markdown, Pipeline))
            .RemoveActiveParts()
            .RewriteLinks(linkTo)
            .RewritePictures(findPicture)
            .Highlight()
            .Html;
}
