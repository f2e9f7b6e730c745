namespace MlPipeline.Interactive.Views;

/// <summary>A number with a name.</summary>
/// <param name="Name">What it measures.</param>
/// <param name="Value">The number with its unit.</param>
internal sealed record Figure(string Name, string Value);
