using MlPipeline.Charts.Figures;
using MlPipeline.Charts.Page;
using MlPipeline.Interactive.Charts.Rendering;
using Plotly.NET;

namespace MlPipeline.Charts;

/// <summary>What a notebook host calls, by reflection and with text only: this assembly lives in a load context of its own.</summary>
public static class ChartProgram
{
    /// <summary>Makes a piece of HTML that shows a chart to zoom into, with nothing fetched from anywhere.</summary>
    /// <param name="description">The chart, as JSON.</param>
    /// <param name="picture">SVG of the same chart, shown where no script runs.</param>
    /// <param name="withScript">True to carry plotly.js; the other charts of a page find it there.</param>
    /// <returns>The HTML.</returns>
    public static string ToHtml(string description, string picture, bool withScript)
    {
        var chart = ChartJson.Read(description);
        var figure = GenericChart.toFigureJson(FigureBuilder.Of(chart));
        return Fragment.Of(chart.Title, chart.Note ?? "", figure, picture, withScript);
    }
}
