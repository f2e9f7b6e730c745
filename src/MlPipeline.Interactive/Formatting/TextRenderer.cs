using MlPipeline.Interactive.Views;
using MlPipeline.Interactive.Views.Pictures;

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
            lines.Add(PrintableText.OneLine(view.State is { } state ? $"{view.Title} · {state.Text}" : view.Title));
        }

        lines.AddRange(view.Blocks.SelectMany(Lines));
        return string.Join('\n', lines.Select(line => line.TrimEnd()));
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        FieldList fields => NamedLines(fields.Fields.Select(field => (field.Name, Content(field.Value)))),
        Figures figures => NamedLines(figures.Items.Select(figure => (figure.Name, OneLine(figure.Value)))),
        Headline headline => [$"  {OneLine(headline.Main)}{(headline.Also.Length > 0 ? $" · {OneLine(headline.Also)}" : "")}"],
        Table { Rows.Count: 0 } table => ["  " + OneLine($"{table.Caption}: {table.Empty}")],
        Table table => TableLines(table),
        TextLines text => TextLines(text),
        ProgressLine progress => [ProgressText(progress)],
        Paragraph paragraph => Indented(paragraph.Text, "  "),
        Picture picture => picture.InWords.SelectMany(Lines),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "A block without a form in text."),
    };

    private static IEnumerable<string> NamedLines(IEnumerable<(string Name, string Value)> values)
    {
        var lines = values.Select(line => (Name: OneLine(line.Name), line.Value)).ToArray();
        var width = lines.Select(line => line.Name.Length).DefaultIfEmpty().Max();
        return lines.Select(line => $"  {line.Name.PadRight(width)}  {line.Value}");
    }

    private static IEnumerable<string> TableLines(Table table)
    {
        var widths = table.Columns
            .Select((column, index) => Math.Max(column.Length, table.Rows.Max(row => Content(row[index]).Length)))
            .ToArray();
        yield return "  " + OneLine(table.Caption);
        yield return "  " + string.Join("  ", table.Columns.Select((column, index) => column.PadRight(widths[index])));
        foreach (var row in table.Rows)
        {
            yield return "  " + string.Join("  ", row.Select((cell, index) => Pad(cell, widths[index])));
        }
    }

    private static IEnumerable<string> TextLines(TextLines text) =>
        (text.Caption.Length > 0 ? new[] { "  " + OneLine(text.Caption) } : []).Concat(text.Lines.SelectMany(line => Indented(line, "    ")));

    private static string ProgressText(ProgressLine progress)
    {
        if (progress.Share is not { } share)
        {
            return "  " + OneLine(progress.Text);
        }

        var done = (int)Math.Round(Math.Clamp(share, 0, 1) * ProgressWidth);
        return $"  [{new string('#', done)}{new string('.', ProgressWidth - done)}] {Words.Percent(share)}  {OneLine(progress.Text)}";
    }

    private static string Pad(Cell cell, int width) => cell.Numeric ? Content(cell).PadLeft(width) : Content(cell).PadRight(width);

    private static IEnumerable<string> Indented(string text, string indent) => PrintableText.Of(text).Split('\n').Select(line => indent + line);

    private static string Content(Cell cell) => OneLine(cell.Text);

    // A line break inside a cell would tear the columns apart.
    private static string OneLine(string text) => PrintableText.OneLine(text);
}
