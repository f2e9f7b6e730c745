using System.Net;
using System.Text;
using System.Text.Json;
using Markdig;
using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Notebook;

/// <summary>A read-only view of the labs, for a machine without Jupyter.</summary>
internal sealed class NotebookPages(NotebookFolder folder, ConfigurationState state, string podName)
{
    private const string HowToGetJupyter =
        "<p>These pages show the labs; to run them here, install Jupyter on this machine (<code>pip install jupyterlab</code>, or "
        + "<code>apt install jupyter-notebook</code>) and delete this pod: the next one finds it and opens it at this address, with the C# kernel.</p>";

    private const string Navigation = "<nav><a href=\"/\">All labs</a></nav>";

    private readonly MarkdownPipeline _markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().DisableHtml().Build();

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (RequestDelegate)WelcomeAsync);
        routes.MapGet("/{file}", (RequestDelegate)FileAsync);
    }

    private async Task WelcomeAsync(HttpContext context)
    {
        var body = new StringBuilder($"<h1>Notebook server {WebUtility.HtmlEncode(podName)}</h1>");
        body.Append(HowToGetJupyter);
        body.Append("<h2>Labs</h2>").Append(await ListLabsAsync(context.RequestAborted));
        body.Append("<h2>Connections</h2>").Append(ConnectionList.ToHtml(state.Current));
        await WritePageAsync(context, "Labs", body.ToString());
    }

    private async Task FileAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["file"]!;
        var path = folder.Find(name) ?? throw new RequestException(
            StatusCodes.Status404NotFound, $"There is no page '{name}'.", "Open / for the list of pages.");
        switch (Path.GetExtension(name))
        {
            case ".ipynb":
                await ShowNotebookAsync(context, path);
                break;
            case ".md":
                await WritePageAsync(context, name, Navigation + Markdown.ToHtml(await File.ReadAllTextAsync(path, context.RequestAborted), _markdown));
                break;
            case ".svg":
                await SendPictureAsync(context, path, "image/svg+xml");
                break;
            case ".png":
                await SendPictureAsync(context, path, "image/png");
                break;
            default:
                throw new RequestException(
                    StatusCodes.Status404NotFound, $"'{name}' is neither notebook, page nor picture.", "Open / for the list of pages.");
        }
    }

    private async Task<string> ListLabsAsync(CancellationToken cancellation)
    {
        if (folder.Notebooks.Count == 0)
        {
            return $"<p>There are no notebooks here. Name their folder in <code>{EngineControl.NotebooksVariable}</code>: "
                + "it is <code>notebooks</code> in the project's repository. They can be opened in Jupyter, in VS Code, and run as a whole with "
                + "<code>mlpipeline run notebooks</code>.</p>";
        }

        var list = new StringBuilder("<ul>");
        foreach (var path in folder.Notebooks)
        {
            var notebook = await ReadAsync(path, cancellation);
            list.Append("<li><a href=\"/").Append(Uri.EscapeDataString(notebook.FileName)).Append("\">")
                .Append(WebUtility.HtmlEncode(notebook.Title)).Append("</a></li>");
        }

        return list.Append("</ul>").ToString();
    }

    private async Task ShowNotebookAsync(HttpContext context, string path)
    {
        var notebook = await ReadAsync(path, context.RequestAborted);
        var cells = string.Concat(notebook.Cells.Select(cell => cell.IsMarkdown
            ? Markdown.ToHtml(cell.Source, _markdown)
            : $"<pre><code>{CodeHighlighter.ToHtml(cell.Source)}</code></pre>"));
        await WritePageAsync(context, notebook.Title, Navigation + cells);
    }

    private static async Task<NotebookDocument> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await NotebookDocument.ReadAsync(path, cancellation);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RequestException(
                StatusCodes.Status500InternalServerError,
                $"{Path.GetFileName(path)} is no notebook: {exception.Message}.",
                "Put the file back as the repository has it.",
                exception);
        }
    }

    private static Task WritePageAsync(HttpContext context, string title, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = PageLayout.ContentPolicy;
        return context.Response.WriteAsync(PageLayout.Render(title, body), context.RequestAborted);
    }

    private static Task SendPictureAsync(HttpContext context, string path, string type)
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentSecurityPolicy = PageLayout.ContentPolicy;
        return context.Response.SendFileAsync(path, context.RequestAborted);
    }
}
