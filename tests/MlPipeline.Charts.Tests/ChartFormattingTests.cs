using Microsoft.DotNet.Interactive.Formatting;
using MlPipeline.Interactive.Charts;

namespace MlPipeline.Charts.Tests;

public sealed class ChartFormattingTests
{
    [Fact]
    public void A_chart_shows_as_picture_and_in_words()
    {
        ChartFormatting.Register(new ChartRenderer());
        var chart = SampleCharts.All()["compare"];

        Assert.Equal("text/html", Formatter.GetPreferredMimeTypesFor(typeof(ChartDescription)).First());
        Assert.StartsWith("<div style=\"overflow-x:auto\"><svg", chart.ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Equal(
            """
            version 1 and version 2
            version 1:
              r2 ↑     0.6712
              mae ↓    201.3
              rmse ↓   341.8
              rmsle ↓  0.4412
            version 2:
              r2 ↑     0.8123
              mae ↓    151.9
              rmse ↓   258.2
              rmsle ↓  0.3127
            Each metric has its own scale. ↑ higher is better, ↓ lower is better.
            """,
            chart.ToDisplayString("text/plain"),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void An_interactive_chart_shows_with_plotly_and_in_the_same_words()
    {
        ChartFormatting.Register(new ChartRenderer());
        var chart = SampleCharts.All()["learning-curve"];

        Assert.Contains("newPlot", chart.Interactive().ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Equal(chart.ToText(), chart.Interactive().ToDisplayString("text/plain"));
        Assert.StartsWith("Learning curve\n\n```", chart.ToDisplayString("text/markdown"), StringComparison.Ordinal);
        Assert.Equal(chart.ToDisplayString("text/markdown"), chart.Interactive().ToDisplayString("text/markdown"));
    }
}
