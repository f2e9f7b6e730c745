namespace MlPipeline.Learning;

/// <summary>How well a model meets the trips of one group.</summary>
/// <param name="Group">The group, for example an hour of the day or a borough.</param>
/// <param name="Metrics">The metrics of these trips alone.</param>
public sealed record GroupMetrics(string Group, RegressionMetrics Metrics);
