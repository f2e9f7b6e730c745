using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CsCheck;
using MlPipeline.Interactive.Formatting;
using MlPipeline.Interactive.Views;
using MlPipeline.Interactive.Views.Pictures;

namespace MlPipeline.Interactive.Tests.Formatting;

public sealed partial class MarkdownTests
{
    private static readonly string[] Marks =
    [
        "|", "\\", "`", "```", "*", "**", "_", "~~", "[", "]", "(", ")", "![", "<", ">", "<br>", "</td>", "&amp;", "&#124;", "#", "-", "+", "1.", "=", "$", "$$", "^",
        "{", "}", "{#a .b}", "http://e.example", "www.e.example", "mailto:a@b.example", "\n", "\r\n", "\t", "  ", ":", "[^1]", "- [ ] ", "\u202e", "\u001b[1m", "\0",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Int[0, Marks.Length - 1].Select(place => Marks[place]), Gen.String[Gen.Char.AlphaNumeric, 0, 4])
        .List[1, 9].Select(parts => string.Concat(parts));

    [Fact]
    public void No_text_leaves_its_cell_or_becomes_markup() => Gen.Select(Texts, Texts, Texts).Sample((one, two, three) =>
    {
        var view = new View("T" + one, [new Table(two, ["a", three], [[one, two], [three, one]]), new FieldList([new(two, three)]), new Paragraph(three)], new Cell(two));

        var document = MarkdownPage.Parse(MarkdownRenderer.Render(view));

        Assert.Empty(document.QuerySelectorAll("a, em, code, del, br, img, math, .math, sup, sub, hr, pre, blockquote, input, ol, body [id]:not(h3), body [class]"));
        Assert.Equal([one, two, three, one], document.QuerySelectorAll("td").Select(cell => cell.TextContent), SameWords);
        Assert.Equal(["a", three], document.QuerySelectorAll("th").Select(cell => cell.TextContent), SameWords);
        Assert.Equal($"T{one} · {two}", document.QuerySelector("h3")!.TextContent, SameWords);
        Assert.Equal($"{two}: {three}", document.QuerySelector("li")!.TextContent, SameWords);
    });

    [Fact]
    public void No_line_ends_the_block_it_stands_in() => Texts.List[1, 5].Sample(lines =>
    {
        var document = MarkdownPage.Parse(MarkdownRenderer.Render(new View("", [new TextLines("", lines), new Paragraph("after")])));

        Assert.Single(document.QuerySelectorAll("pre"));
        Assert.Equal("after", document.QuerySelector("body > p:last-child")!.TextContent);
    });

    [Fact]
    public void A_view_reads_well_as_it_stands()
    {
        var view = new View(
            "Model taxi_1",
            [
                new FieldList([new("Description", "hour & day")]),
                new Table("Servers", ["Name", "Port"], [["a|b", new Cell("80", Numeric: true)]]),
                new ProgressLine(0.5, "half"),
                new TextLines("Log", ["one", "```"]),
                new SharePicture("Canary", [new Share("version 1", 0.9), new Share("version 2", 0.1, "the canary")]),
            ],
            new Cell("ready"));

        Assert.Equal(
            """
            ### Model taxi\_1 · ready

            - **Description:** hour &#38; day

            **Servers**

            | Name | Port |
            | --- | ---: |
            | a\|b | 80 |

            50 % · half

            Log

            ````
            one
            ```
            ````

            Canary

            - **version 1:** 90 %
            - **version 2:** 10 %, the canary

            """,
            MarkdownRenderer.Render(view),
            ignoreLineEndingDifferences: true);
    }

    // Blanks at the ends of a cell and several in a row mean nothing in Markdown.
    private static bool SameWords(string expected, string actual) =>
        Blanks().Replace(PrintableText.Of(expected), " ").Trim() == Blanks().Replace(actual, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
