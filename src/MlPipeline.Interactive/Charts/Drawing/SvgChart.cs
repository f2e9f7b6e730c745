namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>
/// Draws a description as one piece of SVG to stand in a page: no script, no style sheet, nothing fetched, readable in a light and in
/// a dark theme since text and lines take the page's own colour.
/// </summary>
internal static class SvgChart
{
    public static string Draw(ChartDescription chart) => Draw(chart, ChartSize.Full);

    public static string Draw(ChartDescription chart, ChartSize size)
    {
        var layout = Layout.Of(chart, size);
        var room = size.Width - 2 * Layout.Margin;
        using var svg = new SvgWriter();
        svg.OpenPicture(size.Width, layout.Height, size.Width, chart.Title, ChartText.Write(chart), size.Narrowest);
        svg.Text(Layout.Margin, 20, TextSize.Fit(chart.Title, room), ("font-size", SvgWriter.Number(size.TitleSize)), ("font-weight", "600"));
        LegendDrawing.Draw(svg, chart, layout);
        AxesDrawing.Draw(svg, chart, layout.Plot);
        SeriesDrawing.Draw(svg, chart, layout.Plot);
        ReferenceLineDrawing.Draw(svg, chart, layout);
        if (chart.Note is not null)
        {
            svg.Text(Layout.Margin, layout.Height - 8, TextSize.Fit(chart.Note, room), ("opacity", "0.75"));
        }

        svg.Close();
        return svg.ToString();
    }
}
