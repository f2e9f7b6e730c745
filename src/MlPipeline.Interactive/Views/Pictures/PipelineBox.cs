using MlPipeline.Interactive.Charts.Drawing;
using MlPipeline.Interactive.Formatting;
using MlPipeline.KubeDirector.Pipelines;

namespace MlPipeline.Interactive.Views.Pictures;

/// <summary>One part of a pipeline: what it is, its name, its state as mark, word and colour, and what it does just now.</summary>
internal static class PipelineBox
{
    public const double Width = 158;
    public const double Height = 112;

    private const double Padding = 10;
    private const double LineHeight = 13;
    private const double Room = Width - 2 * Padding;

    // The colour of the state, from the class of the group around; where the page has no such style, that of the text.
    private const string Tone = "var(--mlp-tone,currentColor)";

    public static void Draw(SvgWriter svg, double left, double top, PipelineComponent part)
    {
        var state = Words.PipelineState(part.Status);
        svg.Open("g");
        svg.Words("title", $"{Words.Component(part.Kind)} {part.Name}: {state.Text}");
        svg.Open("g", ("class", $"mlp-part{StateColour.Class(state.Tone)}"));
        Frame(svg, left, top, part.Status);
        svg.Close();

        svg.Text(left + Padding, top + 19, Words.Component(part.Kind), ("font-weight", "600"), ("font-size", "13"));
        var line = top + 34;
        line = Lines(svg, left, line, part.Name, most: 2);

        svg.Open("g", ("class", $"mlp-part{StateColour.Class(state.Tone)}"));
        Mark(svg, left + Padding + 5, line + 1.5, part.Status);
        svg.Text(left + Padding + 15, line + 5.5, state.Text, ("font-weight", "600"), ("style", $"fill:{Tone}"));
        svg.Close();
        line += 19;
        Lines(svg, left, line, part.Detail, most: 1 + (int)((top + Height - 6 - line) / LineHeight));

        svg.Close();
    }

    /// <summary>Small print, broken into lines; gives the place of the next line.</summary>
    private static double Lines(SvgWriter svg, double left, double line, string text, int most)
    {
        foreach (var part in TextSize.Wrap(text, Room, most))
        {
            svg.Text(left + Padding, line, part, ("font-size", "11"));
            line += LineHeight;
        }

        return line;
    }

    // A part that is not there yet has a broken edge and no ground.
    private static void Frame(SvgWriter svg, double left, double top, PipelineStatus status)
    {
        var missing = status == PipelineStatus.Missing;
        svg.Rectangle(
            left,
            top,
            Width,
            Height,
            ("rx", "8"),
            ("style", $"fill:{Tone};stroke:{Tone}"),
            ("fill-opacity", missing ? "0" : "0.06"),
            ("stroke-width", missing ? "1" : "1.5"),
            ("stroke-opacity", missing ? "0.6" : "1"),
            ("stroke-dasharray", missing ? "5 4" : "none"));
    }

    // A shape of its own for each state, for whoever does not see its colour.
    private static void Mark(SvgWriter svg, double x, double y, PipelineStatus status)
    {
        var (left, top) = (SvgWriter.Number(x - 5), SvgWriter.Number(y - 5));
        var path = status switch
        {
            PipelineStatus.Ready => $"M{left} {top}m1 5.5l3 3l5.5-7",
            PipelineStatus.Failed => $"M{left} {top}m1 1l8 8m0-8l-8 8",
            PipelineStatus.Pending => $"M{left} {top}m5 0.5a4.5 4.5 0 1 0 0.01 0m0 2v3l2 1.5",
            _ => $"M{left} {top}m1 5h8",
        };
        svg.Element(
            "path", ("d", path), ("fill", "none"), ("style", $"stroke:{Tone}"), ("stroke-width", "1.8"), ("stroke-linecap", "round"), ("stroke-linejoin", "round"));
    }
}
