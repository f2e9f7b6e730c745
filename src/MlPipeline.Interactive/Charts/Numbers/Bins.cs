namespace MlPipeline.Interactive.Charts.Numbers;

/// <summary>Counts values in bins of one round width.</summary>
internal static class Bins
{
    private const int Fewest = 8;
    private const int Most = 40;

    /// <summary>Counts the finite values; the width follows Freedman and Diaconis: a few far values do not flatten the rest.</summary>
    public static HistogramSeries Count(string name, IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        if (sorted.Length == 0)
        {
            return new HistogramSeries(name, [], []);
        }

        var scale = NiceScale.Cover(sorted[0], sorted[^1], BinsFor(sorted));
        var counts = new long[scale.Ticks.Count - 1];
        foreach (var value in sorted)
        {
            var bin = (int)Math.Floor((value - scale.Minimum) / scale.Range * counts.Length);
            counts[Math.Clamp(bin, 0, counts.Length - 1)]++;
        }

        return new HistogramSeries(name, scale.Ticks, counts);
    }

    private static int BinsFor(double[] sorted)
    {
        var spread = Percentiles.Of(sorted, 0.75) - Percentiles.Of(sorted, 0.25);
        var width = 2 * spread / Math.Cbrt(sorted.Length);
        var range = sorted[^1] - sorted[0];
        return width > 0 && range / width < Most ? Math.Max((int)(range / width), Fewest) : Most;
    }
}
