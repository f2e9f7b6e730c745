using MlPipeline.Interactive.Charts.Numbers;

namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>Where the parts of a picture go: title, legend, labels of reference lines, plot, ticks, axis labels, note.</summary>
internal sealed record Layout(
    ChartSize Size, double Height, double LegendTop, double LinesTop, Plot Plot, IReadOnlyList<IReadOnlyList<int>> LegendRows)
{
    public const double Swatch = 26;
    public const double Margin = 12;

    private const double TitleHeight = 30;
    private const double WidestCategory = 220;

    public static Layout Of(ChartDescription chart, ChartSize size)
    {
        var (xScale, yScale) = (AxisScale.X(chart, size.StepsAcross), AxisScale.Y(chart, size.StepsUp));
        var rows = LegendRowsOf(chart, size);
        var linesTop = TitleHeight + rows.Count * TextSize.LineHeight;
        var top = linesTop + LabelledLines(chart).Count() * TextSize.LineHeight + 6;
        var left = Margin + LabelRoom(chart.YAxis) + Math.Min(TextSize.Widest(Ticks(chart.YAxis, yScale)), WidestCategory) + 8;
        var right = size.Width - Margin - RoomForBarLabels(chart) - 12;
        var plot = new Plot(left, top, right - left, PlotHeightOf(chart, size), xScale, yScale);
        var noteRoom = chart.Note is null ? 0 : TextSize.LineHeight + 4;
        var below = (Ticks(chart.XAxis, xScale).Any() ? 20 : 6) + LabelRoom(chart.XAxis) + noteRoom;
        return new Layout(size, plot.Bottom + below + 6, TitleHeight, linesTop, plot, rows);
    }

    /// <summary>What is written along an axis.</summary>
    public static IEnumerable<string> Ticks(ChartAxis axis, NiceScale scale) =>
        axis.Categories.Count > 0 ? axis.Categories
        : axis.ShowsNumbers ? scale.Ticks.Select(tick => NumberText.Tick(tick, scale.Step))
        : [];

    public static IEnumerable<ReferenceLine> LabelledLines(ChartDescription chart) =>
        chart.ReferenceLines.Where(line => line.Upright && line.Label.Length > 0);

    private static double LabelRoom(ChartAxis axis) => axis.Label.Length > 0 ? TextSize.LineHeight : 0;

    private static double PlotHeightOf(ChartDescription chart, ChartSize size) => chart.YAxis.Categories.Count == 0
        ? size.PlotHeight
        : chart.YAxis.Categories.Count * (chart.Series.Count * 18 + 12);

    private static double RoomForBarLabels(ChartDescription chart) => chart.YAxis.Categories.Count == 0
        ? 0
        : TextSize.Widest(chart.Series.OfType<BarSeries>().SelectMany(bars => bars.Labels));

    private static List<IReadOnlyList<int>> LegendRowsOf(ChartDescription chart, ChartSize size)
    {
        var rows = new List<IReadOnlyList<int>>();
        if (chart.Series.Count < 2)
        {
            return rows;
        }

        var row = new List<int>();
        var used = Margin;
        for (var series = 0; series < chart.Series.Count; series++)
        {
            var width = LegendWidth(chart.Series[series]);
            if (row.Count > 0 && used + width > size.Width - Margin)
            {
                rows.Add(row);
                (row, used) = ([], Margin);
            }

            row.Add(series);
            used += width;
        }

        rows.Add(row);
        return rows;
    }

    public static double LegendWidth(ChartSeries series) => Swatch + TextSize.Width(series.Name) + 14;
}
