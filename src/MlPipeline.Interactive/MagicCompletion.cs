namespace MlPipeline.Interactive;

/// <summary>What can stand at a place of a magic line.</summary>
/// <param name="Start">Where the text to replace begins; it ends at the cursor.</param>
/// <param name="Items">What to choose from.</param>
public sealed record MagicCompletion(int Start, IReadOnlyList<CompletionItem> Items);
