using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Charts.Drawing;
using Plotly.NET;
using static MlPipeline.Charts.Figures.FigureBuilder;

namespace MlPipeline.Charts.Figures;

/// <summary>Turns one series into what Plotly calls a trace.</summary>
internal static class Traces
{
    // Curves are told apart by more than their colour.
    private static readonly string[] Dashes = ["solid", "8px,3px", "2px,3px", "8px,3px,2px,3px"];

    public static Trace Of(ChartDescription chart, ChartSeries series, int index)
    {
        var trace = series switch
        {
            LineSeries line => Line(line, index),
            ScatterSeries points => Points(points, index),
            HistogramSeries histogram => Histogram(histogram, index),
            BarSeries bars => Bars(chart, bars, index),
            _ => throw new NotSupportedException($"A series of type {series.GetType().Name} has no figure yet."),
        };
        return With(trace, ("name", Text(series.Name)));
    }

    private static Trace Line(LineSeries line, int index) => With(
        new Trace("scatter"),
        ("mode", "lines"),
        ("x", line.X),
        ("y", line.Y),
        ("line", With(
            new DynamicObj.DynamicObj(),
            ("color", line.Dashed ? "rgba(128,128,128,0.9)" : Palette.Of(index)),
            ("dash", line.Dashed ? "dash" : Dashes[index % Dashes.Length]))));

    // Drawn as SVG: a description has a few thousand points at most, and not every notebook's page has WebGL.
    private static Trace Points(ScatterSeries points, int index) => With(
        new Trace("scatter"),
        ("mode", "markers"),
        ("x", points.X),
        ("y", points.Y),
        ("marker", With(new DynamicObj.DynamicObj(), ("color", Palette.Of(index)), ("size", 5), ("opacity", 0.5))));

    // Already counted; a bar stands over the middle of its bin.
    private static Trace Histogram(HistogramSeries histogram, int index) => With(
        new Trace("bar"),
        ("x", histogram.Edges.Zip(histogram.Edges.Skip(1), (left, right) => (left + right) / 2).ToArray()),
        ("y", histogram.Counts),
        ("width", histogram.Edges.Zip(histogram.Edges.Skip(1), (left, right) => right - left).ToArray()),
        ("marker", Fill(index)));

    private static Trace Bars(ChartDescription chart, BarSeries bars, int index)
    {
        var lying = chart.YAxis.Categories.Count > 0;
        var names = (lying ? chart.YAxis.Categories : chart.XAxis.Categories).Select(Text).ToArray();
        return With(
            new Trace("bar"),
            ("orientation", lying ? "h" : "v"),
            ("x", lying ? bars.Values : names),
            ("y", lying ? names : bars.Values),
            ("text", bars.Labels.Select(Text).ToArray()),
            ("textposition", "outside"),
            ("cliponaxis", false),
            ("textangle", 0),
            ("constraintext", "none"),
            ("marker", Fill(index)));
    }

    private static DynamicObj.DynamicObj Fill(int index) => With(new DynamicObj.DynamicObj(), ("color", Palette.Of(index)));
}
