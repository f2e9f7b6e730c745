namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>How large a picture is drawn; all letters but the title's are as large in each.</summary>
/// <param name="Width">Width of the picture.</param>
/// <param name="PlotHeight">Height of the plot, where rows of bars do not decide it.</param>
/// <param name="StepsAcross">How many ticks the lower axis has, about.</param>
/// <param name="StepsUp">How many ticks the left axis has, about.</param>
/// <param name="Narrowest">How narrow it becomes at most, in pixels, before its letters are too small; then it is scrolled.</param>
/// <param name="TitleSize">Size of the title's letters.</param>
internal sealed record ChartSize(double Width, double PlotHeight, int StepsAcross, int StepsUp, double Narrowest, double TitleSize)
{
    /// <summary>An output of its own.</summary>
    public static readonly ChartSize Full = new(720, 270, 7, 5, 580, 15);

    /// <summary>A part of a card, readable on a phone.</summary>
    public static readonly ChartSize Small = new(380, 110, 5, 3, 0, 12);
}
