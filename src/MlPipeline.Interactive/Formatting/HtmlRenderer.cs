using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MlPipeline.Interactive.Views;

namespace MlPipeline.Interactive.Formatting;

/// <summary>Writes a view as HTML: one card, no scripts, nothing fetched from anywhere, every text encoded.</summary>
internal sealed class HtmlRenderer
{
    // Everything that is not markup may stay readable; <, >, &, quotes and control characters are always encoded.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    public static string Render(View view)
    {
        var renderer = new HtmlRenderer();
        renderer.WriteView(view);
        return renderer._html.ToString();
    }

    private void WriteView(View view)
    {
        _html.Append("<div class=\"mlp\"><style>").Append(Stylesheet.Text).Append("</style><section class=\"mlp-card\" aria-label=\"")
            .Append(Encode(view.Label)).Append("\">");
        WriteTitle(view);
        foreach (var block in view.Blocks)
        {
            WriteBlock(block);
        }

        _html.Append("</section></div>");
    }

    private void WriteTitle(View view)
    {
        if (view.Title.Length == 0)
        {
            return;
        }

        _html.Append("<div class=\"mlp-title\">").Append(Encode(view.Title));
        if (view.State is { } state)
        {
            _html.Append("<span class=\"mlp-state").Append(ToneClass(state.Tone)).Append("\">").Append(Encode(state.Text)).Append("</span>");
        }

        _html.Append("</div>");
    }

    private void WriteBlock(Block block)
    {
        switch (block)
        {
            case FieldList fields:
                WriteFields(fields);
                break;
            case Table { Rows.Count: 0 } table:
                _html.Append("<p>").Append(Encode($"{table.Caption}: {table.Empty}")).Append("</p>");
                break;
            case Table table:
                WriteTable(table);
                break;
            case TextLines lines:
                WriteLines(lines);
                break;
            case ProgressLine progress:
                WriteProgress(progress);
                break;
            case Paragraph paragraph:
                _html.Append("<p class=\"mlp-text").Append(ToneClass(paragraph.Tone)).Append("\">").Append(Encode(paragraph.Text)).Append("</p>");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "A block without a form in HTML.");
        }
    }

    private void WriteFields(FieldList list)
    {
        _html.Append("<dl>");
        foreach (var field in list.Fields)
        {
            _html.Append("<dt>").Append(Encode(field.Name)).Append("</dt><dd class=\"mlp-value").Append(ToneClass(field.Value.Tone)).Append("\">");
            WriteContent(field.Value);
            _html.Append("</dd>");
        }

        _html.Append("</dl>");
    }

    private void WriteTable(Table table)
    {
        _html.Append("<table><caption>").Append(Encode(table.Caption)).Append("</caption><thead><tr>");
        foreach (var column in table.Columns)
        {
            _html.Append("<th scope=\"col\">").Append(Encode(column)).Append("</th>");
        }

        _html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            _html.Append("<tr>");
            for (var column = 0; column < row.Count; column++)
            {
                WriteCell(row[column], isRowHeader: column == 0);
            }

            _html.Append("</tr>");
        }

        _html.Append("</tbody></table>");
    }

    private void WriteCell(Cell cell, bool isRowHeader)
    {
        var element = isRowHeader ? "th" : "td";
        _html.Append('<').Append(element).Append(isRowHeader ? " scope=\"row\"" : "")
            .Append(" class=\"mlp-cell").Append(ToneClass(cell.Tone)).Append(cell.Numeric ? " mlp-number" : "").Append("\">");
        WriteContent(cell);
        _html.Append("</").Append(element).Append('>');
    }

    private void WriteContent(Cell cell)
    {
        if (cell.Link is { } link && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp))
        {
            _html.Append("<a rel=\"noopener noreferrer\" target=\"_blank\" href=\"").Append(Encode(link.AbsoluteUri)).Append("\">")
                .Append(Encode(cell.Text)).Append("</a>");
        }
        else
        {
            _html.Append(Encode(cell.Text));
        }
    }

    private void WriteLines(TextLines lines)
    {
        if (lines.Caption.Length > 0)
        {
            _html.Append("<p>").Append(Encode(lines.Caption)).Append("</p>");
        }

        _html.Append("<pre>").AppendJoin('\n', lines.Lines.Select(Encode)).Append("</pre>");
    }

    private void WriteProgress(ProgressLine progress)
    {
        _html.Append("<p><progress max=\"1\"");
        if (progress.Share is { } share)
        {
            _html.Append(" value=\"").Append(Math.Clamp(share, 0, 1).ToString("0.###", CultureInfo.InvariantCulture)).Append('"');
        }

        _html.Append(" aria-label=\"").Append(Encode(progress.Text)).Append("\"></progress>").Append(Encode(progress.Text)).Append("</p>");
    }

    private static string ToneClass(Tone tone) => tone switch
    {
        Tone.Good => " mlp-good",
        Tone.Busy => " mlp-busy",
        Tone.Bad => " mlp-bad",
        _ => "",
    };

    private static string Encode(string text) => Encoder.Encode(text);
}
