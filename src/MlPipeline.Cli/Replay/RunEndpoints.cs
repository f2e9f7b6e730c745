using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MlPipeline.Cli.Replay;

/// <summary>What the reader can do: run cells of a lab for real, and stop that.</summary>
internal sealed class RunEndpoints(ReplayLibrary library, LiveRuns runs)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/labs/{lab}/run", (RequestDelegate)RunAsync);
        routes.MapPost("/stop", (RequestDelegate)StopAsync);
    }

    /// <summary>Runs the lab from a cell on, and answers with a line of JSON for each thing that happens.</summary>
    private async Task RunAsync(HttpContext context)
    {
        var labs = await library.LoadAsync(context.RequestAborted);
        var lab = labs.FirstOrDefault(lab => lab.Key == (string)context.Request.RouteValues["lab"]!);
        if (lab is null || !int.TryParse(context.Request.Query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var from))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var site = new FrameSite(lab, [.. labs.Select(other => other.Key)], context.Request.PathBase, live: true);
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        await foreach (var happening in runs.RunAsync(lab, from, site, context.RequestAborted))
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, happening, JsonSerializerOptions.Web, context.RequestAborted);
            await context.Response.WriteAsync("\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private Task StopAsync(HttpContext context)
    {
        runs.Stop();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
