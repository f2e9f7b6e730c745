using System.Net;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Pages;

/// <summary>Writes a notebook as one page that needs no other file and asks for nothing.</summary>
internal static class NotebookPage
{
    public static async Task SaveAsync(Notebook notebook, string folder, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, Render(notebook, folder));
    }

    public static string Render(Notebook notebook, string folder)
    {
        var site = new PageSite(folder);
        var body = new NotebookRenderer(site).ToHtml(notebook);
        return Asset.Fill("notebook.html", new Dictionary<string, string>
        {
            ["title"] = WebUtility.HtmlEncode(NotebookRenderer.TitleOf(notebook)),
            ["policy"] = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"
                + (site.HasScripts ? "; script-src 'unsafe-inline'" : ""),
            ["style"] = Asset.Text("theme.css") + Asset.Text("notebook.css"),
            ["body"] = body,
        });
    }

    /// <summary>A page that stands alone: links lead to the pages of other notebooks beside it, scripts of outputs run in it.</summary>
    private sealed class PageSite(string folder) : INotebookSite
    {
        public string Folder => folder;

        public bool HasScripts { get; private set; }

        public string LinkTo(string target) =>
            target.Contains(".ipynb", StringComparison.OrdinalIgnoreCase) ? target.Replace(".ipynb", ".html", StringComparison.OrdinalIgnoreCase) : target;

        public string ActiveOutput(int cell, int output, HtmlFragment html)
        {
            HasScripts = true;
            return $"<div class=\"output rich active\">{html.Html}</div>";
        }
    }
}
