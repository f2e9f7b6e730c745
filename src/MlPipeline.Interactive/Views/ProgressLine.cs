namespace MlPipeline.Interactive.Views;

/// <summary>How far a work is.</summary>
/// <param name="Share">0 to 1, or null where it is not known.</param>
/// <param name="Text">What is being done.</param>
internal sealed record ProgressLine(double? Share, string Text) : Block;
