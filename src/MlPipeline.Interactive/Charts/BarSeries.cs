namespace MlPipeline.Interactive.Charts;

/// <summary>One bar for each category of the chart; they run along the axis that has no categories.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Values">Length of each bar, in the order of the axis' categories.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values) : ChartSeries(Name)
{
    /// <summary>What is written at the end of each bar; none where empty.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];
}
