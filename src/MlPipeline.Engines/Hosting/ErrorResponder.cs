namespace MlPipeline.Engines.Hosting;

/// <summary>Turns what goes wrong in an endpoint, and paths that no endpoint has, into an error of the engines' own form.</summary>
internal sealed class ErrorResponder(RequestDelegate next, ILogger<ErrorResponder> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted)
            {
                await ExplainAsync(context);
            }
        }
        catch (RequestException exception) when (!context.Response.HasStarted)
        {
            await context.Response.WriteErrorAsync(exception.Status, exception.Message, exception.NextStep);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await context.Response.WriteErrorAsync(exception.StatusCode, exception.Message, "Send a complete body that is smaller.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            logger.LogDebug("{Method} {Path} was given up by its client", context.Request.Method, context.Request.Path);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            logger.LogError(exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            await context.Response.WriteErrorAsync(
                StatusCodes.Status500InternalServerError,
                $"The engine failed: {exception.Message}",
                "Read the log of the pod, which has the details.");
        }
    }

    private static Task ExplainAsync(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => context.Response.WriteErrorAsync(
            StatusCodes.Status404NotFound,
            $"There is nothing at {context.Request.Path}.",
            "Use one of the paths that this engine's documentation names."),
        StatusCodes.Status405MethodNotAllowed => context.Response.WriteErrorAsync(
            StatusCodes.Status405MethodNotAllowed,
            $"{context.Request.Path} does not take {context.Request.Method}.",
            $"Use {context.Response.Headers.Allow}."),
        _ => Task.CompletedTask,
    };
}
