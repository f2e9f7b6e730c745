using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace MlPipeline.Interactive.Tests.Formatting;

/// <summary>Reads Markdown as GitHub does, with all that it makes of plain characters.</summary>
internal static class MarkdownPage
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseFootnotes().UseMathematics().UseGenericAttributes().Build();

    public static IDocument Parse(string markdown) => new HtmlParser().ParseDocument(Markdown.ToHtml(markdown, GitHub));
}
