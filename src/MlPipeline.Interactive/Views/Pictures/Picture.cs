using MlPipeline.Interactive.Charts.Drawing;

namespace MlPipeline.Interactive.Views.Pictures;

/// <summary>A drawing, and the same said in words. Its colours are those of the page it stands in.</summary>
/// <param name="Title">What it shows, in a few words.</param>
internal abstract record Picture(string Title) : Block
{
    /// <summary>What it shows, in a sentence or two, for whoever has it read aloud.</summary>
    public abstract string Description { get; }

    /// <summary>What stands in its place where there are no pictures.</summary>
    public virtual IReadOnlyList<Block> InWords => [new Paragraph(Description)];

    /// <summary>Draws it, with <see cref="Title"/> and <see cref="Description"/> in it.</summary>
    public abstract string ToSvg();

    /// <summary>Draws within a frame that shrinks on narrow screens and never grows beyond a comfortable size.</summary>
    private protected string Draw(double width, double height, double widest, Action<SvgWriter> draw)
    {
        using var svg = new SvgWriter();
        svg.OpenPicture(width, height, widest, Title, Description);
        draw(svg);
        svg.Close();
        return svg.ToString();
    }
}
