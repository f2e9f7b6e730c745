namespace MlPipeline.Cli.Pages;

/// <summary>A heading in a notebook.</summary>
/// <param name="Cell">Number of its cell.</param>
/// <param name="Level">1 for the highest.</param>
/// <param name="Text">Its words, without markup.</param>
internal sealed record Heading(int Cell, int Level, string Text);
