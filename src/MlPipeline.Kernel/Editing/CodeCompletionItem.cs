namespace MlPipeline.Kernel.Editing;

/// <summary>Something that can stand at a place of a cell.</summary>
/// <param name="Text">What to put there.</param>
/// <param name="Kind">What it is, in the words of Jupyter's front ends: method, property, class, magic and so on.</param>
/// <param name="Summary">What it means, or empty.</param>
internal sealed record CodeCompletionItem(string Text, string Kind, string Summary);
