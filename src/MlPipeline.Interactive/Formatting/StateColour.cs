using System.Globalization;
using MlPipeline.Interactive.Views;

namespace MlPipeline.Interactive.Formatting;

/// <summary>
/// The colour of a state: a hue mixed with the page's own text colour. What a page writes in stands out on that page, and so does
/// the mixture, whether the page is light or dark and however it says so.
/// </summary>
/// <param name="Hue">Six hexadecimal digits behind a hash.</param>
/// <param name="Percent">How much of the hue is in the mixture; the rest is the text colour.</param>
internal sealed record StateColour(string Hue, int Percent)
{
    public static readonly StateColour Good = new("#16a34a", 60);
    public static readonly StateColour Busy = new("#c27a00", 60);
    public static readonly StateColour Bad = new("#ea3d3d", 62);

    public string Css => string.Create(CultureInfo.InvariantCulture, $"color-mix(in srgb,{Hue} {Percent}%,currentColor)");

    /// <summary>The class that gives a text the colour of its tone, with a blank before it; nothing for a plain one.</summary>
    public static string Class(Tone tone) => tone switch
    {
        Tone.Good => " mlp-good",
        Tone.Busy => " mlp-busy",
        Tone.Bad => " mlp-bad",
        _ => "",
    };
}
