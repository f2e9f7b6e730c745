using System.Globalization;
using MlPipeline.Interactive.Views;

namespace MlPipeline.Interactive.Formatting;

/// <summary>Writes a view as plain text with aligned columns, for consoles and for hosts without HTML.</summary>
internal static class TextRenderer
{
    private const int ProgressWidth = 24;

    public static string Render(View view)
    {
        var lines = new List<string>();
        if (view.Title.Length > 0)
        {
            lines.Add(view.State is { } state ? $"{view.Title} · {state.Text}" : view.Title);
        }

        lines.AddRange(view.Blocks.SelectMany(Lines));
        return string.Join('\n', lines.Select(line => line.TrimEnd()));
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        FieldList fields => FieldLines(fields),
        Table { Rows.Count: 0 } table => [$"  {table.Caption}: {table.Empty}"],
        Table table => TableLines(table),
        TextLines text => TextLines(text),
        ProgressLine progress => [ProgressText(progress)],
        Paragraph paragraph => paragraph.Text.Split('\n').Select(line => "  " + line),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "A block without a form in text."),
    };

    private static IEnumerable<string> FieldLines(FieldList list)
    {
        var width = list.Fields.Select(field => field.Name.Length).DefaultIfEmpty().Max();
        return list.Fields.Select(field => $"  {field.Name.PadRight(width)}  {Content(field.Value)}");
    }

    private static IEnumerable<string> TableLines(Table table)
    {
        var widths = table.Columns
            .Select((column, index) => Math.Max(column.Length, table.Rows.Max(row => Content(row[index]).Length)))
            .ToArray();
        yield return "  " + table.Caption;
        yield return "  " + string.Join("  ", table.Columns.Select((column, index) => column.PadRight(widths[index])));
        foreach (var row in table.Rows)
        {
            yield return "  " + string.Join("  ", row.Select((cell, index) => Pad(cell, widths[index])));
        }
    }

    private static IEnumerable<string> TextLines(TextLines text) =>
        (text.Caption.Length > 0 ? new[] { "  " + text.Caption } : []).Concat(text.Lines.Select(line => "    " + line));

    private static string ProgressText(ProgressLine progress)
    {
        if (progress.Share is not { } share)
        {
            return "  " + progress.Text;
        }

        var done = (int)Math.Round(Math.Clamp(share, 0, 1) * ProgressWidth);
        var percent = Math.Clamp(share, 0, 1).ToString("0 %", CultureInfo.InvariantCulture);
        return $"  [{new string('#', done)}{new string('.', ProgressWidth - done)}] {percent}  {progress.Text}";
    }

    private static string Pad(Cell cell, int width) => cell.Numeric ? Content(cell).PadLeft(width) : Content(cell).PadRight(width);

    // A line break inside a cell would tear the columns apart.
    private static string Content(Cell cell) => cell.Text.ReplaceLineEndings(" ");
}
