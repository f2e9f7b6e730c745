using System.Net;
using DynamicObj;
using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Charts.Drawing;
using Plotly.NET;

namespace MlPipeline.Charts.Figures;

/// <summary>Turns a description into a Plotly figure.</summary>
internal static class FigureBuilder
{
    private const double LabelHeight = 15;

    public static GenericChart Of(ChartDescription chart)
    {
        var traces = chart.Series.Select((series, index) => Traces.Of(chart, series, index)).ToArray();
        var figure = GenericChart.ofTraceObjects(false, Microsoft.FSharp.Collections.ListModule.OfSeq(traces));
        return GenericChart.setLayout(LayoutOf(chart), figure);
    }

    /// <summary>Plotly reads some HTML in its texts; a description has none.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    private static Layout LayoutOf(ChartDescription chart) => With(
        new Layout(),
        ("barmode", "group"),
        ("bargap", chart.Series.Any(series => series is HistogramSeries) ? 0.02 : 0.22),
        ("showlegend", chart.Series.Count > 1),
        ("paper_bgcolor", "rgba(0,0,0,0)"),
        ("plot_bgcolor", "rgba(0,0,0,0)"),
        ("margin", With(new DynamicObj.DynamicObj(), ("t", 24 + LabelHeight * chart.ReferenceLines.Count(line => line.Upright)), ("r", 24 + RoomForBarLabels(chart)), ("b", 56))),
        // Above the plot, where it takes no width from it.
        ("legend", With(new DynamicObj.DynamicObj(), ("orientation", "h"), ("x", 0), ("xanchor", "left"), ("y", 1.02), ("yanchor", "bottom"))),
        ("xaxis", Axis(chart.XAxis, lying: true)),
        ("yaxis", Axis(chart.YAxis, lying: false)),
        ("shapes", chart.ReferenceLines.Select(Line).ToArray()),
        ("annotations", chart.ReferenceLines.Where(line => line.Label.Length > 0).Select(Label).ToArray()));

    // Labels stand behind the bars, the longest of them behind the longest bar.
    private static double RoomForBarLabels(ChartDescription chart) => chart.YAxis.Categories.Count == 0
        ? 0
        : TextSize.Widest(chart.Series.OfType<BarSeries>().SelectMany(bars => bars.Labels));

    private static DynamicObj.DynamicObj Axis(ChartAxis axis, bool lying)
    {
        var drawn = With(
            new DynamicObj.DynamicObj(),
            ("title", With(new DynamicObj.DynamicObj(), ("text", Text(axis.Label)))),
            ("automargin", true),
            ("showticklabels", axis.ShowsNumbers),
            ("zeroline", true));
        if (axis.Minimum is { } minimum && axis.Maximum is { } maximum)
        {
            drawn.SetProperty("range", new[] { minimum, maximum });
        }

        if (axis.Categories.Count > 0)
        {
            drawn.SetProperty("type", "category");
            drawn.SetProperty("autorange", lying ? true : "reversed");
        }

        return drawn;
    }

    private static DynamicObj.DynamicObj Line(ReferenceLine line) => With(
        new DynamicObj.DynamicObj(),
        ("type", "line"),
        ("xref", line.Upright ? "x" : "paper"),
        ("yref", line.Upright ? "paper" : "y"),
        ("x0", line.Upright ? line.At : 0),
        ("x1", line.Upright ? line.At : 1),
        ("y0", line.Upright ? 0 : line.At),
        ("y1", line.Upright ? 1 : line.At),
        ("line", With(new DynamicObj.DynamicObj(), ("dash", "dash"), ("width", 1), ("color", "rgba(128,128,128,0.9)"))));

    // Upright lines have their labels above the plot, each on a row of its own.
    private static DynamicObj.DynamicObj Label(ReferenceLine line, int row) => With(
        new DynamicObj.DynamicObj(),
        ("text", Text(line.Label)),
        ("showarrow", false),
        ("xanchor", line.Upright ? "left" : "right"),
        ("xref", line.Upright ? "x" : "paper"),
        ("yref", line.Upright ? "paper" : "y"),
        ("x", line.Upright ? line.At : 1),
        ("yanchor", "bottom"),
        ("y", line.Upright ? 1 : line.At),
        ("yshift", line.Upright ? LabelHeight * row : 0));

    internal static T With<T>(T target, params (string Name, object Value)[] properties) where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in properties)
        {
            target.SetProperty(name, value);
        }

        return target;
    }
}
