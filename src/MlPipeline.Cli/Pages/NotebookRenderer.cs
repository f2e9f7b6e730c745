using System.Globalization;
using System.Text;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Pages;

/// <summary>Renders the cells of a notebook, for every page that shows one.</summary>
internal sealed class NotebookRenderer(INotebookSite site)
{
    private readonly OutputRenderer _outputs = new(site);

    /// <summary>The title of a notebook: its first heading, or its file's name where there is none.</summary>
    public static string TitleOf(Notebook notebook) => Outline.Of(notebook) is [var first, ..] ? first.Text : Path.GetFileNameWithoutExtension(notebook.Name);

    public string ToHtml(Notebook notebook)
    {
        var html = new StringBuilder();
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind != CellKind.Raw))
        {
            _ = cell.Kind == CellKind.Markdown ? AppendProse(html, cell) : AppendCode(html, cell);
        }

        return html.ToString();
    }

    private StringBuilder AppendProse(StringBuilder html, NotebookCell cell) => html.Append(
        CultureInfo.InvariantCulture,
        $"""
        <section class="cell prose" id="cell-{cell.Number}" data-cell="{cell.Number}" aria-label="Cell {cell.Number}, text">
        {MarkdownRenderer.ToHtml(cell.Source, site.LinkTo, source => Pictures.Find(source, cell, site.Folder))}
        </section>

        """);

    private StringBuilder AppendCode(StringBuilder html, NotebookCell cell)
    {
        var count = cell.ExecutionCount?.ToString(CultureInfo.InvariantCulture) ?? " ";
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <section class="cell code" id="cell-{cell.Number}" data-cell="{cell.Number}" aria-label="Cell {cell.Number}, code">
            <div class="source"><span class="count" aria-hidden="true">{count}</span><pre tabindex="0"><code>{CodeHighlighter.ToHtml(cell.Source, cell.Language)}</code></pre></div>

            """);
        var outputs = _outputs.ToHtml(cell, cell.Outputs);
        if (outputs.Length > 0)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<div class=\"outputs\" id=\"output-{cell.Number}\" role=\"group\" aria-label=\"Output of cell {cell.Number}\">{outputs}</div>\n");
        }

        return html.Append("</section>\n");
    }
}
