namespace MlPipeline.Interactive.Views;

/// <summary>A few numbers that sum something up, side by side.</summary>
/// <param name="Caption">What they are of.</param>
/// <param name="Items">The numbers.</param>
internal sealed record Figures(string Caption, IReadOnlyList<Figure> Items) : Block;
