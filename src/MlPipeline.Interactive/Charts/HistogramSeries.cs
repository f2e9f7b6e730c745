namespace MlPipeline.Interactive.Charts;

/// <summary>How often values occur, counted in bins of one round width.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Edges">Where the bins begin, and at last where the final one ends.</param>
/// <param name="Counts">How many values each bin holds, one fewer than <paramref name="Edges"/>.</param>
public sealed record HistogramSeries(string Name, IReadOnlyList<double> Edges, IReadOnlyList<long> Counts) : ChartSeries(Name);
