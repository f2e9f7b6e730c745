namespace MlPipeline.Interactive;

/// <summary>Something that can stand at the cursor of a magic line.</summary>
/// <param name="Text">What to put there.</param>
/// <param name="Summary">What it means, or empty.</param>
public sealed record CompletionItem(string Text, string Summary);
