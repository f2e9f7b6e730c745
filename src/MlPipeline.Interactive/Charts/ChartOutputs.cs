using MlPipeline.Interactive.Charts.Drawing;

namespace MlPipeline.Interactive.Charts;

/// <summary>Other ways to show a chart than as the still picture of a cell.</summary>
public static class ChartOutputs
{
    /// <summary>
    /// Shows the chart with Plotly, to zoom into and to read values off. The first such chart of a notebook adds about 1.5 MB to it.
    /// </summary>
    /// <param name="chart">The chart.</param>
    /// <returns>What a cell shows as its last expression.</returns>
    public static InteractiveChart Interactive(this ChartDescription chart) => new(chart);

    /// <summary>Draws the chart as SVG, to be written to a file or put into a page.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>The SVG.</returns>
    public static string ToSvg(this ChartDescription chart) => SvgChart.Draw(chart);

    /// <summary>Says in words what the chart shows.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>A title and a few lines.</returns>
    public static string ToText(this ChartDescription chart) => chart.Title + "\n" + ChartText.Write(chart);
}
