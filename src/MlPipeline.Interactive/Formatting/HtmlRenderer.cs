using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MlPipeline.Interactive.Views;
using MlPipeline.Interactive.Views.Pictures;

namespace MlPipeline.Interactive.Formatting;

/// <summary>Writes a view as HTML: one card, no scripts, nothing fetched from anywhere, every text encoded.</summary>
internal sealed class HtmlRenderer
{
    // Everything that is not markup may stay readable; <, >, &, quotes and control characters are always encoded.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();
    private StylePart _parts;

    public static string Render(View view)
    {
        var renderer = new HtmlRenderer();
        renderer.WriteView(view);
        return $"<div class=\"mlp\"><style>{Stylesheet.For(renderer._parts)}</style>{renderer._html}</div>";
    }

    private void WriteView(View view)
    {
        _html.Append("<section class=\"mlp-card\" aria-label=\"").Append(Encode(view.Label)).Append("\">");
        WriteTitle(view);
        foreach (var block in view.Blocks)
        {
            WriteBlock(block);
        }

        _html.Append("</section>");
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
            _parts |= StylePart.State;
            _html.Append(" <span class=\"mlp-state").Append(Class(state.Tone)).Append("\">").Append(Encode(state.Text)).Append("</span>");
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
            case Figures figures:
                WriteFigures(figures);
                break;
            case Headline headline:
                WriteHeadline(headline);
                break;
            case Table { Rows.Count: 0 } table:
                _html.Append("<p class=\"mlp-note\">").Append(Encode($"{table.Caption}: {table.Empty}")).Append("</p>");
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
                _html.Append("<p class=\"mlp-text").Append(Class(paragraph.Tone)).Append("\">").Append(Encode(paragraph.Text)).Append("</p>");
                break;
            case Picture picture:
                WritePicture(picture);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "A block without a form in HTML.");
        }
    }

    private void WriteFields(FieldList list)
    {
        _parts |= StylePart.Fields;
        _html.Append("<dl>");
        foreach (var field in list.Fields)
        {
            _html.Append("<dt class=\"mlp-note\">").Append(Encode(field.Name)).Append("</dt><dd class=\"mlp-value").Append(Class(field.Value.Tone)).Append("\">");
            WriteContent(field.Value);
            _html.Append("</dd>");
        }

        _html.Append("</dl>");
    }

    private void WriteFigures(Figures figures)
    {
        _parts |= StylePart.Fields | StylePart.Figures;
        _html.Append("<dl class=\"mlp-figures\" aria-label=\"").Append(Encode(figures.Caption)).Append("\">");
        foreach (var figure in figures.Items)
        {
            _html.Append("<div><dt class=\"mlp-note\">").Append(Encode(figure.Name)).Append("</dt><dd>").Append(Encode(figure.Value)).Append("</dd></div>");
        }

        _html.Append("</dl>");
    }

    private void WriteHeadline(Headline headline)
    {
        _parts |= StylePart.Headline;
        _html.Append("<p class=\"mlp-headline\"><strong>").Append(Encode(headline.Value)).Append("</strong> ").Append(Encode(headline.Unit));
        if (headline.Also.Length > 0)
        {
            _html.Append(" <span class=\"mlp-note\">· ").Append(Encode(headline.Also)).Append("</span>");
        }

        _html.Append("</p>");
    }

    private void WriteTable(Table table)
    {
        _parts |= StylePart.Table;
        var numeric = table.Columns.Select((_, column) => table.Rows.All(row => row[column].Numeric)).ToArray();
        _html.Append("<div class=\"mlp-wide\"><table class=\"mlp-table\"><caption>").Append(Encode(table.Caption)).Append("</caption><thead><tr>");
        for (var column = 0; column < table.Columns.Count; column++)
        {
            _html.Append("<th scope=\"col\" class=\"mlp-note").Append(numeric[column] ? " mlp-number" : "").Append("\">")
                .Append(Encode(table.Columns[column])).Append("</th>");
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

        _html.Append("</tbody></table></div>");
    }

    private void WriteCell(Cell cell, bool isRowHeader)
    {
        var element = isRowHeader ? "th" : "td";
        var classes = (Class(cell.Tone) + (cell.Numeric ? " mlp-number" : "") + (cell.Whole ? " mlp-whole" : "")).Trim();
        _html.Append('<').Append(element).Append(isRowHeader ? " scope=\"row\"" : "");
        if (classes.Length > 0)
        {
            _html.Append(" class=\"").Append(classes).Append('"');
        }

        _html.Append('>');
        WriteContent(cell);
        _html.Append("</").Append(element).Append('>');
    }

    private void WriteContent(Cell cell)
    {
        if (cell.WebAddress is { } address)
        {
            _parts |= StylePart.Link;
            _html.Append("<a rel=\"noopener noreferrer\" target=\"_blank\" href=\"").Append(Encode(address.AbsoluteUri)).Append("\">")
                .Append(Encode(cell.Text)).Append("</a>");
        }
        else if (cell.Edit != Edit.None)
        {
            _parts |= StylePart.Edit;
            var (element, look) = cell.Edit == Edit.Added ? ("ins", "") : ("del", " class=\"mlp-note\"");
            _html.Append('<').Append(element).Append(look).Append('>').Append(Encode(cell.Text)).Append("</").Append(element).Append('>');
        }
        else
        {
            _html.Append(Encode(cell.Text));
        }
    }

    private void WriteLines(TextLines lines)
    {
        _parts |= StylePart.Lines;
        if (lines.Caption.Length > 0)
        {
            _html.Append("<p class=\"mlp-note\">").Append(Encode(lines.Caption)).Append("</p>");
        }

        _html.Append("<pre>").AppendJoin('\n', lines.Lines.Select(Encode)).Append("</pre>");
    }

    private void WriteProgress(ProgressLine progress)
    {
        _parts |= StylePart.Progress;
        _html.Append("<p><progress max=\"1\"");
        if (progress.Share is { } share)
        {
            _html.Append(" value=\"").Append(Math.Clamp(share, 0, 1).ToString("0.###", CultureInfo.InvariantCulture)).Append('"');
        }

        _html.Append(" aria-label=\"").Append(Encode(progress.Text)).Append("\"></progress>").Append(Encode(progress.Text)).Append("</p>");
    }

    private void WritePicture(Picture picture)
    {
        // A picture shows states in the colours of all tones.
        _parts |= StylePart.Picture | StylePart.State;
        _html.Append("<div class=\"mlp-picture\">").Append(picture.ToSvg()).Append("</div>");
    }

    // Tones are classes; whoever writes one needs their rules.
    private string Class(Tone tone)
    {
        _parts |= tone == Tone.Plain ? StylePart.None : StylePart.State;
        return StateColour.Class(tone);
    }

    private static string Encode(string text) => Encoder.Encode(PrintableText.Of(text));
}
