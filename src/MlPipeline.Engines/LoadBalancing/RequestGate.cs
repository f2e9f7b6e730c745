using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Turns away what is more, or larger, than the load balancer takes on.</summary>
internal sealed class RequestGate(RequestDelegate next, RequestLimits limits, RequestTally tally)
{
    private const string RetryAfterSeconds = "1";

    private int _underWay;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path == TokenGuard.HealthPath)
        {
            await next(context);
            return;
        }

        if (context.Request.ContentLength > limits.LargestBody)
        {
            tally.Add(StatusCodes.Status413PayloadTooLarge);
            await BodyRefusal.WriteAsync(context.Response, limits);
            return;
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = limits.LargestBody;
        try
        {
            await (Interlocked.Increment(ref _underWay) > limits.MostRequests ? RefuseRequestAsync(context) : next(context));
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private Task RefuseRequestAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        tally.Add(StatusCodes.Status429TooManyRequests);
        return context.Response.WriteErrorAsync(
            StatusCodes.Status429TooManyRequests,
            string.Create(CultureInfo.InvariantCulture, $"{limits.MostRequests} requests are under way, and the load balancer takes no more at one time."),
            $"Try again in a second, send fewer at one time, or raise {RequestLimits.MostRequestsVariable} of role LoadBalancer.");
    }
}
