using MlPipeline.Interactive.Charts.Numbers;

namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>Draws grid, ticks, the names of bars, and what the axes measure.</summary>
internal static class AxesDrawing
{
    private static readonly (string, string)[] Grid = [("stroke", "currentColor"), ("stroke-opacity", "0.15")];
    private static readonly (string, string)[] AxisLabel = [("text-anchor", "middle"), ("opacity", "0.85")];
    private static readonly (string, string)[] Base = [("stroke", "currentColor"), ("stroke-opacity", "0.6")];

    public static void Draw(SvgWriter svg, ChartDescription chart, Plot plot)
    {
        Across(svg, chart.XAxis, plot);
        Up(svg, chart.YAxis, plot);
        Baseline(svg, chart, plot);
    }

    private static void Across(SvgWriter svg, ChartAxis axis, Plot plot)
    {
        var band = plot.Width / Math.Max(1, axis.Categories.Count);
        for (var place = 0; place < axis.Categories.Count; place++)
        {
            svg.Text(plot.X(place), plot.Bottom + 16, TextSize.Fit(axis.Categories[place], band), ("text-anchor", "middle"));
        }

        foreach (var tick in axis.ShowsNumbers ? plot.XScale.Ticks : [])
        {
            svg.Line(plot.X(tick), plot.Top, plot.X(tick), plot.Bottom, Grid);
            svg.Text(plot.X(tick), plot.Bottom + 16, NumberText.Tick(tick, plot.XScale.Step), ("text-anchor", "middle"));
        }

        if (axis.Label.Length > 0)
        {
            var below = axis.ShowsNumbers || axis.Categories.Count > 0 ? 35 : 19;
            svg.Text(plot.Left + plot.Width / 2, plot.Bottom + below, TextSize.Fit(axis.Label, plot.Width), AxisLabel);
        }
    }

    private static void Up(SvgWriter svg, ChartAxis axis, Plot plot)
    {
        var room = plot.Left - Layout.Margin - 8;
        for (var place = 0; place < axis.Categories.Count; place++)
        {
            svg.Text(plot.Left - 8, Row(plot, place) + 4, TextSize.Fit(axis.Categories[place], room), ("text-anchor", "end"));
        }

        foreach (var tick in axis.ShowsNumbers ? plot.YScale.Ticks : [])
        {
            svg.Line(plot.Left, plot.Y(tick), plot.Right, plot.Y(tick), Grid);
            svg.Text(plot.Left - 8, plot.Y(tick) + 4, NumberText.Tick(tick, plot.YScale.Step), ("text-anchor", "end"));
        }

        if (axis.Label.Length > 0)
        {
            var (x, y) = (Layout.Margin + 8, plot.Top + plot.Height / 2);
            var upwards = ("transform", $"rotate(-90 {SvgWriter.Number(x)} {SvgWriter.Number(y)})");
            svg.Text(x, y, TextSize.Fit(axis.Label, plot.Height), [.. AxisLabel, upwards]);
        }
    }

    /// <summary>The middle of a row of bars: the first category stands at the top, as one reads.</summary>
    public static double Row(Plot plot, double place) => plot.Top + (place + 0.5) / plot.YScale.Range * plot.Height;

    // Bars grow from zero; other charts stand on their lower edge.
    private static void Baseline(SvgWriter svg, ChartDescription chart, Plot plot)
    {
        if (chart.YAxis.Categories.Count > 0)
        {
            var zero = plot.X(Math.Clamp(0, plot.XScale.Minimum, plot.XScale.Maximum));
            svg.Line(zero, plot.Top, zero, plot.Bottom, Base);
            return;
        }

        var level = chart.Series.Any(series => series is BarSeries)
            ? plot.Y(Math.Clamp(0, plot.YScale.Minimum, plot.YScale.Maximum))
            : plot.Bottom;
        svg.Line(plot.Left, level, plot.Right, level, Base);
    }
}
