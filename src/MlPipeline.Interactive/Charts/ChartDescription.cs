namespace MlPipeline.Interactive.Charts;

/// <summary>
/// What a chart shows, as plain data: no drawing library and no notebook host is needed to make, store or compare one.
/// The last expression of a cell that gives a description shows the chart.
/// </summary>
public sealed record ChartDescription
{
    /// <summary>What the chart is about, one line.</summary>
    public required string Title { get; init; }

    /// <summary>The axis from left to right.</summary>
    public required ChartAxis XAxis { get; init; }

    /// <summary>The axis from bottom to top.</summary>
    public required ChartAxis YAxis { get; init; }

    /// <summary>What is drawn, in this order; bars go only with bars and histograms.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Straight lines at values a reader compares with, such as a percentile.</summary>
    public IReadOnlyList<ReferenceLine> ReferenceLines { get; init; } = [];

    /// <summary>What a reader has to know to read the chart rightly, one line below it.</summary>
    public string? Note { get; init; }
}
