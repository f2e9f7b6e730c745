using MlPipeline.Interactive.Charts.Drawing;

namespace MlPipeline.Interactive.Views.Maps;

/// <summary>A name on a map and the place it takes, so that nothing is drawn through it.</summary>
internal sealed record Label(string Text, double Left, double Baseline)
{
    private const double LetterHeight = 12;
    private const double Around = 4;
    private const int StepsAlong = 60;

    public double Width => TextSize.Width(Text);

    /// <summary>A name centred on a place, moved as far as the frame asks for.</summary>
    public static Label Centred(string text, double x, double baseline, double frameWidth)
    {
        var shown = TextSize.Fit(text, frameWidth - 2 * Around);
        var width = TextSize.Width(shown);
        return new Label(shown, Math.Clamp(x - width / 2, Around, Math.Max(Around, frameWidth - width - Around)), baseline);
    }

    public bool Covers(MapPoint point) =>
        point.X > Left - Around && point.X < Left + Width + Around && point.Y > Baseline - LetterHeight - Around && point.Y < Baseline + Around + 2;

    public bool Covers(Label other) =>
        Left < other.Left + other.Width + Around && other.Left < Left + Width + Around && Math.Abs(Baseline - other.Baseline) < LetterHeight + Around;

    /// <summary>Whether a straight way leads through it.</summary>
    public bool IsCrossedBy(MapPoint start, MapPoint end) =>
        Enumerable.Range(0, StepsAlong + 1)
            .Select(step => (double)step / StepsAlong)
            .Any(share => Covers(new MapPoint(start.X + (end.X - start.X) * share, start.Y + (end.Y - start.Y) * share)));
}
