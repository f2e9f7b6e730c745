namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>Draws bars: side by side where several series share a category, each with its number at the end.</summary>
internal static class BarDrawing
{
    // The part of a category's place that bars fill; the rest keeps neighbours apart.
    private const double Filled = 0.78;

    public static void Draw(SvgWriter svg, ChartDescription chart, BarSeries bars, int index, Plot plot)
    {
        var lying = chart.YAxis.Categories.Count > 0;
        var categories = lying ? chart.YAxis.Categories : chart.XAxis.Categories;
        var sides = chart.Series.OfType<BarSeries>().ToArray();
        var thickness = Filled / sides.Length;
        var offset = Array.IndexOf(sides, bars) * thickness - Filled / 2;
        for (var place = 0; place < Math.Min(bars.Values.Count, categories.Count); place++)
        {
            if (!double.IsFinite(bars.Values[place]))
            {
                continue;
            }

            var label = place < bars.Labels.Count ? bars.Labels[place] : "";
            var bar = (Begin: place + offset, End: place + offset + thickness, Value: bars.Values[place]);
            if (lying)
            {
                Lying(svg, plot, bar, label, index);
            }
            else
            {
                Standing(svg, plot, bar, label, index);
            }
        }
    }

    private static void Lying(SvgWriter svg, Plot plot, (double Begin, double End, double Value) bar, string label, int index)
    {
        var (top, bottom) = (AxesDrawing.Row(plot, bar.Begin), AxesDrawing.Row(plot, bar.End));
        var (zero, end) = (Math.Clamp(plot.X(0), plot.Left, plot.Right), Math.Clamp(plot.X(bar.Value), plot.Left, plot.Right));
        svg.Rectangle(Math.Min(zero, end), top + 0.5, Math.Abs(end - zero), bottom - top - 1, ("fill", Palette.Of(index)));
        svg.Text(Math.Max(zero, end) + 6, (top + bottom) / 2 + 4, label);
    }

    private static void Standing(SvgWriter svg, Plot plot, (double Begin, double End, double Value) bar, string label, int index)
    {
        var (left, right) = (plot.X(bar.Begin), plot.X(bar.End));
        var (zero, end) = (Math.Clamp(plot.Y(0), plot.Top, plot.Bottom), Math.Clamp(plot.Y(bar.Value), plot.Top, plot.Bottom));
        svg.Rectangle(left + 0.5, Math.Min(zero, end), right - left - 1, Math.Abs(end - zero), ("fill", Palette.Of(index)));
        svg.Text((left + right) / 2, Math.Min(zero, end) - 4, label, ("text-anchor", "middle"));
    }
}
