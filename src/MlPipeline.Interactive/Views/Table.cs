namespace MlPipeline.Interactive.Views;

/// <summary>Rows under column headings; the first cell of a row names it.</summary>
/// <param name="Caption">What the rows are.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Cells, as many as there are headings.</param>
/// <param name="Empty">What to say where there is no row.</param>
internal sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, string Empty = "None.") : Block;
