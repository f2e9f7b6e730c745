namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>
/// The colours of series, told apart by readers with any colour vision. Each has a contrast of at least 3 to 1 against both white
/// and the dark grey of editors, so that one picture serves both themes.
/// </summary>
internal static class Palette
{
    public static readonly IReadOnlyList<string> Colours = ["#2f7ec2", "#c8651b", "#2a9068", "#b5599b", "#8a7a1f", "#7a74c9"];

    public static string Of(int series) => Colours[series % Colours.Count];
}
