using MlPipeline.Interactive.Charts.Drawing;

namespace MlPipeline.Interactive.Views.Pictures;

/// <summary>A bar that is divided into shares, and below it which is which, in the same order.</summary>
internal sealed record SharePicture(string Title, IReadOnlyList<Share> Shares) : Picture(Title)
{
    private const double Width = 360;
    private const double BarHeight = 12;
    private const double LineHeight = 18;
    private const double Gap = 2;
    private const double BarTop = 22;
    private const double LinesTop = BarTop + BarHeight + 6;

    public override string Description => string.Join("; ", Shares.Select(share => share.Text)) + ".";

    public override IReadOnlyList<Block> InWords =>
        [new Paragraph(Title), new FieldList([.. Shares.Select(share => new Field(share.Name, share.Note.Length > 0 ? $"{Words.Percent(share.Part)}, {share.Note}" : Words.Percent(share.Part)))])];

    public override string ToSvg() => Draw(Width, LinesTop + Shares.Count * LineHeight, Width * 1.08, svg =>
    {
        svg.Text(0, 13, TextSize.Fit(Title, Width), ("font-weight", "600"));
        var left = 0.0;
        for (var index = 0; index < Shares.Count; index++)
        {
            var width = Math.Clamp(Shares[index].Part, 0, 1) * Width;
            svg.Rectangle(left, BarTop, Math.Max(width - Gap, width > 0 ? 1 : 0), BarHeight, ("fill", Palette.Of(index)), ("rx", "2"));
            left += width;
            var line = LinesTop + index * LineHeight;
            svg.Rectangle(0, line + 3, 10, 10, ("fill", Palette.Of(index)), ("rx", "2"));
            svg.Text(18, line + 12, TextSize.Fit(Shares[index].Text, Width - 18));
        }
    });
}
