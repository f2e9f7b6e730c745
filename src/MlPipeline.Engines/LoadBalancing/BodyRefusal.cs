using System.Globalization;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>The answer to a body that is too large, known beforehand or found while it comes in.</summary>
internal static class BodyRefusal
{
    internal static Task WriteAsync(HttpResponse response, RequestLimits limits)
    {
        // What is not read of it would be taken for the next request.
        response.Headers.Connection = "close";
        return response.WriteErrorAsync(
            StatusCodes.Status413PayloadTooLarge,
            string.Create(CultureInfo.InvariantCulture, $"The body is larger than the {limits.LargestBody} bytes that the load balancer takes."),
            $"Send less at one time, or raise {RequestLimits.LargestBodyVariable} of role LoadBalancer.");
    }
}
