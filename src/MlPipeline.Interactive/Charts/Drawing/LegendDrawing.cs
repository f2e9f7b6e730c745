namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>Draws which colour stands for which series.</summary>
internal static class LegendDrawing
{
    public static void Draw(SvgWriter svg, ChartDescription chart, Layout layout)
    {
        var top = layout.LegendTop;
        foreach (var row in layout.LegendRows)
        {
            var left = Layout.Margin;
            foreach (var series in row)
            {
                Sample(svg, chart.Series[series], series, left, top + 7);
                svg.Text(left + Layout.Swatch, top + 11, chart.Series[series].Name);
                left += Layout.LegendWidth(chart.Series[series]);
            }

            top += TextSize.LineHeight;
        }
    }

    private static void Sample(SvgWriter svg, ChartSeries series, int index, double left, double middle)
    {
        switch (series)
        {
            case LineSeries line:
                svg.Line(left, middle, left + 20, middle, SeriesDrawing.LineStyle(line, index));
                break;
            case ScatterSeries:
                svg.Circle(left + 10, middle, 4, ("fill", Palette.Of(index)));
                break;
            default:
                svg.Rectangle(left + 3, middle - 5, 14, 10, ("fill", Palette.Of(index)));
                break;
        }
    }
}
