using System.Text;

namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>Draws the data.</summary>
internal static class SeriesDrawing
{
    // Points drawn in one stroke do not darken each other; in several, crowded places show.
    private const int PointLayers = 6;

    // Curves are told apart by more than their colour.
    private static readonly string[] Dashes = ["none", "8 3", "2 3", "8 3 2 3"];

    public static void Draw(SvgWriter svg, ChartDescription chart, Plot plot)
    {
        for (var index = 0; index < chart.Series.Count; index++)
        {
            switch (chart.Series[index])
            {
                case LineSeries line:
                    Line(svg, line, index, plot);
                    break;
                case ScatterSeries points:
                    Points(svg, points, index, plot);
                    break;
                case HistogramSeries histogram:
                    Histogram(svg, histogram, index, plot);
                    break;
                case BarSeries bars:
                    BarDrawing.Draw(svg, chart, bars, index, plot);
                    break;
            }
        }
    }

    /// <summary>How a curve looks, in the plot and in the legend.</summary>
    public static (string, string)[] LineStyle(LineSeries line, int index) => line.Dashed
        ? [("stroke", "currentColor"), ("stroke-opacity", "0.75"), ("stroke-dasharray", "5 3")]
        : [("stroke", Palette.Of(index)), ("stroke-width", "2"), ("stroke-dasharray", Dashes[index % Dashes.Length])];

    private static void Line(SvgWriter svg, LineSeries line, int index, Plot plot)
    {
        var path = new StringBuilder();
        var (drawing, last) = (false, "");
        foreach (var (x, y) in line.X.Zip(line.Y))
        {
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                drawing = false;
                continue;
            }

            var point = At(plot, x, y);
            if (!drawing)
            {
                // The stroke of no length shows a point that stands alone.
                path.Append('M').Append(point).Append("h0");
            }
            else if (point != last)
            {
                path.Append('L').Append(point);
            }

            (drawing, last) = (true, point);
        }

        // A nested picture cuts what runs beyond the axes.
        var (left, top, width, height) =
            (SvgWriter.Number(plot.Left), SvgWriter.Number(plot.Top), SvgWriter.Number(plot.Width), SvgWriter.Number(plot.Height));
        svg.Open("svg", ("x", left), ("y", top), ("width", width), ("height", height), ("viewBox", $"{left} {top} {width} {height}"));
        (string, string)[] joints = [("fill", "none"), ("stroke-linejoin", "round"), ("stroke-linecap", "round")];
        svg.Element("path", [("d", path.ToString()), .. joints, .. LineStyle(line, index)]);
        svg.Close();
    }

    private static void Points(SvgWriter svg, ScatterSeries points, int index, Plot plot)
    {
        var layers = Enumerable.Range(0, PointLayers).Select(_ => new StringBuilder()).ToArray();
        var drawn = 0;
        foreach (var (x, y) in points.X.Zip(points.Y).Where(point => plot.Contains(point.First, point.Second)))
        {
            layers[drawn++ % PointLayers].Append('M').Append(At(plot, x, y)).Append("h0");
        }

        foreach (var layer in layers.Where(layer => layer.Length > 0))
        {
            svg.Element(
                "path",
                ("d", layer.ToString()),
                ("stroke", Palette.Of(index)),
                ("stroke-width", "4.5"),
                ("stroke-linecap", "round"),
                ("stroke-opacity", drawn > 200 ? "0.5" : "0.8"));
        }
    }

    private static void Histogram(SvgWriter svg, HistogramSeries histogram, int index, Plot plot)
    {
        for (var bin = 0; bin < histogram.Counts.Count; bin++)
        {
            var (left, right) = (plot.X(histogram.Edges[bin]), plot.X(histogram.Edges[bin + 1]));
            var top = plot.Y(histogram.Counts[bin]);
            svg.Rectangle(left + 0.5, top, Math.Max(right - left - 1, 0.5), plot.Bottom - top, ("fill", Palette.Of(index)));
        }
    }

    private static string At(Plot plot, double x, double y) =>
        $"{SvgWriter.Number(plot.X(x))} {SvgWriter.Number(plot.Y(y))}";
}
