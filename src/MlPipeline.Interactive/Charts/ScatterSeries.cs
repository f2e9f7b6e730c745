namespace MlPipeline.Interactive.Charts;

/// <summary>Points.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="X">Where each point lies from left to right.</param>
/// <param name="Y">Where each point lies from bottom to top, as many as <paramref name="X"/>.</param>
public sealed record ScatterSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y) : ChartSeries(Name);
