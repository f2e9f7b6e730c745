using MlPipeline.Interactive.Views;
using MlPipeline.Interactive.Views.Pictures;

namespace MlPipeline.Interactive.Formatting;

/// <summary>Writes a view as GitHub-flavoured Markdown, for reports, repositories and pages; pictures are told in words.</summary>
internal static class MarkdownRenderer
{
    public const string MimeType = "text/markdown";

    private const int DefaultHeading = 3;

    /// <param name="view">What to write.</param>
    /// <param name="heading">Level of its title, 1 to 6.</param>
    public static string Render(View view, int heading = DefaultHeading)
    {
        IEnumerable<IEnumerable<string>> parts = view.Blocks.SelectMany(Parts);
        if (view.Title.Length > 0)
        {
            parts = parts.Prepend([Title(view, heading)]);
        }

        return string.Join("\n\n", parts.Select(lines => string.Join('\n', lines))) + "\n";
    }

    private static string Title(View view, int heading)
    {
        var title = $"{new string('#', heading)} {Escape(view.Title)}";
        return view.State is { } state ? $"{title} · {Escape(state.Text)}" : title;
    }

    /// <summary>The parts of a block, each with an empty line between it and the next.</summary>
    private static IEnumerable<IEnumerable<string>> Parts(Block block) => block switch
    {
        FieldList fields => [fields.Fields.Select(field => Item(field.Name, Content(field.Value)))],
        Figures figures => [figures.Items.Select(figure => Item(figure.Name, Escape(figure.Value)))],
        Headline headline => [[Strong(headline.Main) + (headline.Also.Length > 0 ? $" · {Escape(headline.Also)}" : "")]],
        Table { Rows.Count: 0 } table => [[Escape($"{table.Caption}: {table.Empty}")]],
        Table table => [[Strong(table.Caption)], TableLines(table)],
        TextLines { Caption.Length: > 0 } text => [[Escape(text.Caption)], MarkdownText.Fence(text.Lines)],
        TextLines text => [MarkdownText.Fence(text.Lines)],
        ProgressLine progress => [[ProgressText(progress)]],
        Paragraph paragraph => [[Escape(paragraph.Text)]],
        Picture picture => picture.InWords.SelectMany(Parts),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "A block without a form in Markdown."),
    };

    private static IEnumerable<string> TableLines(Table table) =>
    [
        Row(table.Columns.Select(Escape)),
        Row(table.Columns.Select((_, column) => table.Rows.All(row => row[column].Numeric) ? "---:" : "---")),
        .. table.Rows.Select(row => Row(row.Select(Content))),
    ];

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Item(string name, string value) => $"- {Strong(name + ":")} {value}".TrimEnd();

    private static string Content(Cell cell) =>
        cell.WebAddress is { } address ? $"[{Escape(cell.Text)}]({MarkdownText.Target(address)})" : Escape(cell.Text);

    private static string ProgressText(ProgressLine progress) =>
        progress.Share is { } share ? $"{Words.Percent(share)} · {Escape(progress.Text)}" : Escape(progress.Text);

    // Strong text begins and ends with a letter, else it is none; an empty one would be a rule.
    private static string Strong(string text) => Escape(text) is { Length: > 0 } escaped ? $"**{escaped}**" : "";

    private static string Escape(string text) => MarkdownText.Escape(text);
}
