namespace MlPipeline.Interactive.Charts;

/// <summary>A straight line across a chart.</summary>
/// <param name="Label">What is written beside it; nothing where empty.</param>
/// <param name="At">The value it stands for.</param>
/// <param name="Upright">True for a value of the axis from left to right, false for one of the axis from bottom to top.</param>
public sealed record ReferenceLine(string Label, double At, bool Upright);
