using MlPipeline.Interactive.Charts.Numbers;

namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>Chooses which stretch of numbers an axis shows.</summary>
internal static class AxisScale
{
    public static NiceScale X(ChartDescription chart, int steps)
    {
        var values = chart.Series.SelectMany(series => Across(chart, series)).Concat(Lines(chart, upright: true));
        // Curves and histograms fill the width; points need room around them.
        var tight = !chart.Series.Any(series => series is ScatterSeries or BarSeries);
        return Choose(chart.XAxis, values, steps, tight);
    }

    public static NiceScale Y(ChartDescription chart, int steps) =>
        Choose(
            chart.YAxis,
            chart.Series.SelectMany(series => Up(chart, series)).Concat(Lines(chart, upright: false)),
            steps,
            tight: false);

    private static NiceScale Choose(ChartAxis axis, IEnumerable<double> values, int steps, bool tight)
    {
        if (axis.Categories.Count > 0)
        {
            // Bars stand at 0, 1, 2 and so on, each with half a place on either side.
            return new NiceScale(-0.5, axis.Categories.Count - 0.5, 1, []);
        }

        var finite = values.Where(double.IsFinite).DefaultIfEmpty().ToArray();
        var lowest = axis.Minimum ?? finite.Min();
        var highest = axis.Maximum ?? finite.Max();
        if (tight)
        {
            return NiceScale.Between(lowest, highest, steps);
        }

        var cover = NiceScale.Cover(lowest, highest, steps);
        return NiceScale.Between(axis.Minimum ?? cover.Minimum, axis.Maximum ?? cover.Maximum, steps);
    }

    private static IEnumerable<double> Across(ChartDescription chart, ChartSeries series) => series switch
    {
        LineSeries line => line.X,
        ScatterSeries points => points.X,
        HistogramSeries histogram => histogram.Edges,
        BarSeries bars when chart.YAxis.Categories.Count > 0 => bars.Values.Append(0),
        _ => [],
    };

    private static IEnumerable<double> Up(ChartDescription chart, ChartSeries series) => series switch
    {
        LineSeries line => line.Y,
        ScatterSeries points => points.Y,
        HistogramSeries histogram => histogram.Counts.Select(count => (double)count).Append(0),
        BarSeries bars when chart.YAxis.Categories.Count == 0 => bars.Values.Append(0),
        _ => [],
    };

    private static IEnumerable<double> Lines(ChartDescription chart, bool upright) =>
        chart.ReferenceLines.Where(line => line.Upright == upright).Select(line => line.At);
}
