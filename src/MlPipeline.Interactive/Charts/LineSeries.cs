namespace MlPipeline.Interactive.Charts;

/// <summary>Points joined by a line; a point that is no number interrupts it.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Where each point lies from left to right.</param>
/// <param name="Y">Where each point lies from bottom to top, as many as <paramref name="X"/>.</param>
/// <param name="Dashed">True for a line to compare with, such as the ideal.</param>
public sealed record LineSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, bool Dashed = false) : ChartSeries(Name);
