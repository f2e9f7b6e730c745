using MlPipeline.Interactive.Charts.Numbers;

namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>The rectangle in which the series are drawn, and where a value lies in it.</summary>
internal sealed record Plot(double Left, double Top, double Width, double Height, NiceScale XScale, NiceScale YScale)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double X(double value) => Left + (value - XScale.Minimum) / XScale.Range * Width;

    public double Y(double value) => Bottom - (value - YScale.Minimum) / YScale.Range * Height;

    public bool Contains(double x, double y) =>
        x >= XScale.Minimum && x <= XScale.Maximum && y >= YScale.Minimum && y <= YScale.Maximum;
}
