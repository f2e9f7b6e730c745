namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Counts each request by how it ended.</summary>
internal sealed class RequestTallyMiddleware(RequestDelegate next, RequestTally tally)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        tally.Add(context.Response.StatusCode);
    }
}
