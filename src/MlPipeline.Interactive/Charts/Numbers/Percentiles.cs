namespace MlPipeline.Interactive.Charts.Numbers;

/// <summary>Values below which a given share of the others lies.</summary>
internal static class Percentiles
{
    /// <summary>Reads a percentile off sorted values, between two of them where it falls there.</summary>
    public static double Of(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }
}
