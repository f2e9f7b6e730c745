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

    /// <summary>Breaks a text at blanks and behind hyphens and slashes; what does not fit on the last line is cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, int most)
    {
        var lines = new List<string>();
        var rest = text;
        while (lines.Count < most - 1 && Width(rest) > width)
        {
            var end = rest.LastIndexOfAny([' ', '-', '/'], Math.Min(rest.Length - 1, (int)(width / PerCharacter) - 1));
            if (end <= 0)
            {
                break;
            }

            lines.Add(rest[..(end + 1)].TrimEnd());
            rest = rest[(end + 1)..];
        }

        return [.. lines, Fit(rest, width)];
    }
}
