using Microsoft.AspNetCore.Http;
using MlPipeline.Cli.Run;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Replay;

/// <summary>Tells the reader in words where a lab cannot be shown, for example since its file changed meanwhile.</summary>
internal static class ReplayErrors
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (e is NotebookFormatException or RunException or IOException or UnauthorizedAccessException && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(e.Message + "\n");
        }
    }
}
