namespace MlPipeline.KubeDirector.Predictions;

/// <summary>What came of asking a served model the same question many times, one request after the other.</summary>
/// <param name="Last">The last answer.</param>
/// <param name="Latencies">Time from request to answer of each request that was answered, in their order.</param>
/// <param name="Failed">How many requests were not answered.</param>
/// <param name="Elapsed">Time of the whole run.</param>
/// <param name="AnsweredBy">How many answers each version of the model gave.</param>
public sealed record PredictionRun(
    Prediction Last,
    IReadOnlyList<TimeSpan> Latencies,
    int Failed,
    TimeSpan Elapsed,
    IReadOnlyDictionary<string, int> AnsweredBy)
{
    /// <summary>How many requests were answered.</summary>
    public int Answered => Latencies.Count;

    /// <summary>The latency that a share of the answers did not exceed (nearest rank).</summary>
    /// <param name="percent">Above 0, up to 100.</param>
    /// <returns>The latency.</returns>
    public TimeSpan Percentile(double percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        var sorted = Latencies.Order().ToArray();
        return sorted.Length == 0 ? TimeSpan.Zero : sorted[(int)Math.Ceiling(percent / 100 * sorted.Length) - 1];
    }
}
