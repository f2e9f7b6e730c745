namespace MlPipeline.Kernel.Editing;

/// <summary>What can stand at a place of a cell.</summary>
/// <param name="Start">Where the text to replace begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">What to choose from.</param>
internal sealed record CodeCompletion(int Start, int End, IReadOnlyList<CodeCompletionItem> Items)
{
    public static CodeCompletion NothingAt(int position) => new(position, position, []);
}
