namespace MlPipeline.Interactive.Charts;

/// <summary>An axis of a chart.</summary>
/// <param name="Label">What it measures, with the unit in brackets.</param>
public sealed record ChartAxis(string Label)
{
    /// <summary>Names along the axis, in order, where it carries bars; a bar stands at the name it is for.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Where the axis begins; without it the data decide. What lies before is not drawn.</summary>
    public double? Minimum { get; init; }

    /// <summary>Where the axis ends; without it the data decide. What lies beyond is not drawn.</summary>
    public double? Maximum { get; init; }

    /// <summary>False where the numbers along the axis would say nothing, as with bars that carry their own.</summary>
    public bool ShowsNumbers { get; init; } = true;
}
