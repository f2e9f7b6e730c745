namespace MlPipeline.Interactive.Charts.Drawing;

/// <summary>Estimates how wide text becomes: whoever draws the picture knows its font only when the reader opens it.</summary>
internal static class TextSize
{
    public const double LineHeight = 17;

    private const double PerCharacter = 6.6;

    public static double Width(string text) => text.Length * PerCharacter;

    public static double Widest(IEnumerable<string> texts) => texts.Select(Width).DefaultIfEmpty().Max();

    /// <summary>Cuts a text that would not fit.</summary>
    public static string Fit(string text, double width)
    {
        var characters = Math.Max(2, (int)(width / PerCharacter + 0.5));
        return text.Length <= characters ? text : text[..(characters - 1)] + "…";
    }
}
