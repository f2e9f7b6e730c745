using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MlPipeline.Cli.Pages;

namespace MlPipeline.Cli.Replay;

/// <summary>What the reader can look at: the cover, the labs, outputs with scripts, and the files that the pages need.</summary>
internal sealed class ReplayPages(ReplayLibrary library, LiveRuns runs)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (RequestDelegate)CoverAsync);
        routes.MapGet("/labs/{lab}", (RequestDelegate)LabAsync);
        routes.MapGet("/labs/{lab}/frames/{cell:int}/{output:int}", (RequestDelegate)FrameAsync);
        routes.MapGet("/assets/{file}", (RequestDelegate)AssetAsync);
    }

    private async Task CoverAsync(HttpContext context)
    {
        var labs = await library.LoadAsync(context.RequestAborted);
        await WriteAsync(context, CoverPage.Render(labs, context.Request.PathBase));
    }

    private async Task LabAsync(HttpContext context)
    {
        var labs = await library.LoadAsync(context.RequestAborted);
        var index = labs.ToList().FindIndex(lab => lab.Key == Value(context, "lab"));
        await (index < 0 ? NotFoundAsync(context, "There is no such lab.") : WriteAsync(context, LabPage.Render(labs, index, context.Request.PathBase)));
    }

    private async Task FrameAsync(HttpContext context)
    {
        var labs = await library.LoadAsync(context.RequestAborted);
        var lab = labs.FirstOrDefault(lab => lab.Key == Value(context, "lab"));
        var cell = int.Parse(Value(context, "cell"), CultureInfo.InvariantCulture);
        var output = int.Parse(Value(context, "output"), CultureInfo.InvariantCulture);
        var live = context.Request.Query.ContainsKey(FrameSite.LiveKey);
        if (lab is null || FramePage.Render(number => OutputsOf(lab, number, live), cell, output) is not { } page)
        {
            await NotFoundAsync(context, "There is no such output.");
            return;
        }

        context.Response.Headers.ContentSecurityPolicy = ContentPolicy.OfFrames;
        await WriteAsync(context, page);
    }

    private IReadOnlyList<Kernel.Outputs.CellOutput> OutputsOf(ReplayLab lab, int cell, bool live) =>
        (live ? runs.OutputsOf(lab.Key, cell) : null)
        ?? lab.Notebook.Cells.FirstOrDefault(found => found.Number == cell)?.Outputs
        ?? [];

    private static async Task AssetAsync(HttpContext context)
    {
        var name = Value(context, "file");
        var type = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => null,
        };
        await using var file = type is null ? null : Asset.Open(name);
        if (file is null)
        {
            await NotFoundAsync(context, "There is no such file.");
            return;
        }

        context.Response.ContentType = type;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static string Value(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static Task WriteAsync(HttpContext context, string page)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page, context.RequestAborted);
    }

    private static Task NotFoundAsync(HttpContext context, string words)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(words + "\n", context.RequestAborted);
    }
}
