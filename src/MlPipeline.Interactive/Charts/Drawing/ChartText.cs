using MlPipeline.Interactive.Charts.Numbers;

namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>Says in words what a chart shows, for terminals and for readers who do not see the picture.</summary>
internal static class ChartText
{
    private const int MostBars = 20;

    public static string Write(ChartDescription chart) => string.Join("\n", Lines(chart));

    /// <summary>The lines below the title.</summary>
    public static IEnumerable<string> Lines(ChartDescription chart)
    {
        var axes = new[] { chart.XAxis.Label, chart.YAxis.Label }.Where(label => label.Length > 0);
        return new[] { string.Join(" against ", axes.Reverse()) }.Where(line => line.Length > 0)
            .Concat(chart.Series.SelectMany(series => Describe(chart, series)))
            .Concat(chart.ReferenceLines.Where(line => line.Label.Length > 0).Select(line => line.Label))
            .Concat(chart.Note is null ? [] : [chart.Note]);
    }

    private static IEnumerable<string> Describe(ChartDescription chart, ChartSeries series) => series switch
    {
        LineSeries { Dashed: true } => [],
        LineSeries line => [Trend(line)],
        ScatterSeries points => [$"{points.Name}: {NumberText.Count(points.X.Count)} points, {Extent(points.X)} and {Extent(points.Y)}"],
        HistogramSeries histogram => [Distribution(histogram)],
        BarSeries bars => Bars(bars, chart.XAxis.Categories.Count > 0 ? chart.XAxis.Categories : chart.YAxis.Categories),
        _ => throw new NotSupportedException($"A series of type {series.GetType().Name} has no words yet."),
    };

    private static string Trend(LineSeries line) => line.Y.Count == 0
        ? $"{line.Name}: no values"
        : $"{line.Name}: {NumberText.Measured(line.Y[0])} at {NumberText.Measured(line.X[0])}, "
            + $"{NumberText.Measured(line.Y[^1])} at {NumberText.Measured(line.X[^1])}, between {Extent(line.Y)}";

    private static string Distribution(HistogramSeries histogram)
    {
        if (histogram.Counts.Count == 0)
        {
            return $"{histogram.Name}: no values";
        }

        var most = histogram.Counts.Select((count, bin) => (count, bin)).MaxBy(pair => pair.count).bin;
        return $"{histogram.Name}: {NumberText.Count(histogram.Counts.Sum())}, between {NumberText.Measured(histogram.Edges[0])} and "
            + $"{NumberText.Measured(histogram.Edges[^1])}, most of them ({NumberText.Count(histogram.Counts[most])}) between "
            + $"{NumberText.Measured(histogram.Edges[most])} and {NumberText.Measured(histogram.Edges[most + 1])}";
    }

    private static IEnumerable<string> Bars(BarSeries bars, IReadOnlyList<string> categories)
    {
        var width = categories.Take(MostBars).Select(category => category.Length).DefaultIfEmpty().Max();
        var labels = bars.Values.Select((value, index) => index < bars.Labels.Count ? bars.Labels[index] : NumberText.Measured(value));
        var lines = categories.Zip(labels, (category, label) => $"  {category.PadRight(width)}  {label}").Take(MostBars);
        var rest = bars.Values.Count - MostBars;
        return [$"{bars.Name}:", .. lines, .. rest > 0 ? new[] { $"  and {rest} more" } : []];
    }

    private static string Extent(IReadOnlyList<double> values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        return finite.Length == 0 ? "no values" : $"{NumberText.Measured(finite.Min())} to {NumberText.Measured(finite.Max())}";
    }
}
