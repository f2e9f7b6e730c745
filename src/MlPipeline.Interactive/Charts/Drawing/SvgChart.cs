namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>
/// Draws a description as one piece of SVG to stand in a page: no script, no style sheet, nothing fetched, readable in a light and in
/// a dark theme since text and lines take the page's own colour.
/// </summary>
internal static class SvgChart
{
    private const double WidestTitle = Layout.Width - 2 * Layout.Margin;

    public static string Draw(ChartDescription chart)
    {
        var layout = Layout.Of(chart);
        using var svg = new SvgWriter();
        svg.Open(
            "svg",
            ("viewBox", $"0 0 {SvgWriter.Number(Layout.Width)} {SvgWriter.Number(layout.Height)}"),
            ("role", "img"),
            ("font-family", "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif"),
            ("font-size", "12"),
            ("fill", "currentColor"),
            ("style", $"display:block;width:100%;max-width:{SvgWriter.Number(Layout.Width)}px;height:auto;color:inherit;background:none"));
        svg.Words("title", chart.Title);
        svg.Words("desc", ChartText.Write(chart));
        svg.Text(Layout.Margin, 20, TextSize.Fit(chart.Title, WidestTitle), ("font-size", "15"), ("font-weight", "600"));
        LegendDrawing.Draw(svg, chart, layout);
        AxesDrawing.Draw(svg, chart, layout.Plot);
        SeriesDrawing.Draw(svg, chart, layout.Plot);
        ReferenceLineDrawing.Draw(svg, chart, layout);
        if (chart.Note is not null)
        {
            svg.Text(Layout.Margin, layout.Height - 8, TextSize.Fit(chart.Note, WidestTitle), ("opacity", "0.75"));
        }

        svg.Close();
        return svg.ToString();
    }
}
