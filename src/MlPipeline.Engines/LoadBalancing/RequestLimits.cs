using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>How much a load balancer takes on at one time.</summary>
/// <param name="MostRequests">Requests under way at one time; the next one is answered with 429.</param>
/// <param name="LargestBody">Bytes of one request's body; a larger one is answered with 413.</param>
internal sealed record RequestLimits(int MostRequests, long LargestBody)
{
    internal const string MostRequestsVariable = "MLPIPELINE_MAX_CONCURRENT_REQUESTS";
    internal const string LargestBodyVariable = "MLPIPELINE_MAX_BODY_BYTES";

    /// <summary>Reads the limits of this process.</summary>
    /// <exception cref="FormatException">A variable holds no positive whole number.</exception>
    internal static RequestLimits FromEnvironment() => new(
        (int)Math.Min(int.MaxValue, LimitVariable.Read(MostRequestsVariable, 1000)),
        LimitVariable.Read(LargestBodyVariable, 64L << 20));
}
