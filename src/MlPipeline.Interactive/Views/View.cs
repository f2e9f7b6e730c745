namespace MlPipeline.Interactive.Views;

/// <summary>What a result looks like, before it is HTML or plain text.</summary>
/// <param name="Title">Name of what is shown.</param>
/// <param name="Blocks">Its parts, from top to bottom.</param>
/// <param name="State">Its state, shown beside the title, or null.</param>
internal sealed record View(string Title, IReadOnlyList<Block> Blocks, Cell? State = null);
