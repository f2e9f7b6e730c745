using Markdig;
using Markdig.Syntax;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Pages;

/// <summary>Finds the headings of a notebook.</summary>
internal static class Outline
{
    public static IReadOnlyList<Heading> Of(Notebook notebook) =>
    [
        .. from cell in notebook.Cells
           where cell.Kind == CellKind.Markdown
           from heading in Markdown.Parse(cell.Source).Descendants<HeadingBlock>()
           let text = Markdown.ToPlainText(cell.Source.Substring(heading.Span.Start, heading.Span.Length)).Trim()
           where text.Length > 0
           select new Heading(cell.Number, heading.Level, text),
    ];

    /// <summary>The first paragraph of a notebook as plain text, empty where it begins with none.</summary>
    public static string LeadOf(Notebook notebook)
    {
        var source = notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Markdown)?.Source ?? "";
        return Markdown.Parse(source).Descendants<ParagraphBlock>().FirstOrDefault() is { } paragraph
            ? Markdown.ToPlainText(source.Substring(paragraph.Span.Start, paragraph.Span.Length)).Trim()
            : "";
    }
}
