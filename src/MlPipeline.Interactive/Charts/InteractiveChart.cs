namespace MlPipeline.Interactive.Charts;

/// <summary>A chart to zoom into and to read values off, with Plotly.</summary>
/// <param name="Description">What it shows.</param>
public sealed record InteractiveChart(ChartDescription Description);
