using System.Text;

namespace MlPipeline.Charts.Page;

/// <summary>Puts picture, figure and script together into a piece of HTML.</summary>
internal static class Fragment
{
    public static string Of(string figure, string picture, bool withScript)
    {
        var id = "mlp-chart-" + Guid.NewGuid().ToString("N")[..12];
        var html = new StringBuilder();
        html.Append("<div id=\"").Append(id).Append("\" class=\"mlp-chart\"><div>").Append(picture).Append("</div></div>");
        html.Append("<script>").Append(Resource.Text("draw.js").Replace("CHART_ID", id, StringComparison.Ordinal).Replace("CHART_FIGURE", InScript(figure), StringComparison.Ordinal)).Append("</script>");
        if (withScript)
        {
            html.Append("<script>").Append(Resource.Text("load.js").Replace("PLOTLY_GZIP", PlotlyScript.Packed(), StringComparison.Ordinal)).Append("</script>");
        }

        return html.ToString();
    }

    // In JSON a "<" stands in texts only; written as an escape it cannot end the script it is part of.
    private static string InScript(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);
}
