namespace MlPipeline.Interactive.Views;

/// <summary>What a result looks like, before it is HTML or plain text.</summary>
/// <param name="Title">Name of what is shown; empty where the first table's caption says it.</param>
/// <param name="Blocks">Its parts, from top to bottom.</param>
/// <param name="State">Its state, shown beside the title, or null.</param>
internal sealed record View(string Title, IReadOnlyList<Block> Blocks, Cell? State = null)
{
    /// <summary>The name that is read aloud.</summary>
    public string Label => Title.Length > 0 ? Title : Blocks.OfType<Table>().FirstOrDefault()?.Caption ?? "Result";

    /// <summary>A table and nothing else.</summary>
    public static View Of(Table table) => new("", [table]);
}
