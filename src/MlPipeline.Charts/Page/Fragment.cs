using System.Text.Json;

namespace MlPipeline.Charts.Page;

/// <summary>Puts picture, figure and script together into a piece of HTML.</summary>
internal static class Fragment
{
    public static string Of(string title, string note, string figure, string picture, bool withScript)
    {
        var id = "mlp-chart-" + Guid.NewGuid().ToString("N")[..12];
        var draw = Resource.Text("draw.js")
            .Replace("CHART_ID", id, StringComparison.Ordinal)
            .Replace("CHART_TITLE", InScript(JsonSerializer.Serialize(title)), StringComparison.Ordinal)
            .Replace("CHART_NOTE", InScript(JsonSerializer.Serialize(note)), StringComparison.Ordinal)
            .Replace("CHART_FIGURE", InScript(figure), StringComparison.Ordinal);
        var chart = $"<div id=\"{id}\" class=\"mlp-chart\"><div>{picture}</div></div><script>{draw}</script>";
        return withScript ? $"{chart}<script>{Load()}</script>" : chart;
    }

    private static string Load() => Resource.Text("load.js").Replace("PLOTLY_GZIP", PlotlyScript.Packed(), StringComparison.Ordinal);

    // In JSON a "<" stands in texts only; written as an escape it cannot end the script it is part of.
    private static string InScript(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);
}
