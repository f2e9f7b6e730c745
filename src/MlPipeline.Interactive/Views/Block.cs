namespace MlPipeline.Interactive.Views;

/// <summary>A part of a <see cref="View"/>.</summary>
internal abstract record Block;
