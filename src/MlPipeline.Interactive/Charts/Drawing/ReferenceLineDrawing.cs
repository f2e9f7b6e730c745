namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>Draws lines to compare with; each upright one has its label on a row of its own, so that none covers another.</summary>
internal static class ReferenceLineDrawing
{
    private static readonly (string, string)[] Style =
        [("stroke", "currentColor"), ("stroke-opacity", "0.75"), ("stroke-dasharray", "5 3")];

    public static void Draw(SvgWriter svg, ChartDescription chart, Layout layout)
    {
        var plot = layout.Plot;
        foreach (var line in chart.ReferenceLines.Where(line => !line.Upright))
        {
            svg.Line(plot.Left, plot.Y(line.At), plot.Right, plot.Y(line.At), Style);
            svg.Text(plot.Right - 4, plot.Y(line.At) - 4, line.Label, ("text-anchor", "end"));
        }

        var row = layout.LinesTop + TextSize.LineHeight;
        foreach (var line in chart.ReferenceLines.Where(line => line.Upright))
        {
            var labelled = line.Label.Length > 0;
            svg.Line(plot.X(line.At), labelled ? row - 10 : plot.Top, plot.X(line.At), plot.Bottom, Style);
            if (labelled)
            {
                Label(svg, line, plot.X(line.At), row, layout.Size.Width);
                row += TextSize.LineHeight;
            }
        }
    }

    private static void Label(SvgWriter svg, ReferenceLine line, double x, double y, double width)
    {
        var fitsRight = x + 5 + TextSize.Width(line.Label) < width;
        svg.Text(x + (fitsRight ? 5 : -5), y, line.Label, ("text-anchor", fitsRight ? "start" : "end"));
    }
}
