namespace MlPipeline.Interactive.Views;

/// <summary>A named value.</summary>
internal sealed record Field(string Name, Cell Value);
