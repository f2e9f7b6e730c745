using System.Text;
using System.Text.RegularExpressions;

namespace MlPipeline.Interactive.Formatting;

/// <summary>
/// Text from outside as it may be shown: without what would steer a terminal or turn the direction of reading, and without colours
/// that a program wrote for one. Line ends become plain ones.
/// </summary>
internal static partial class PrintableText
{
    public static string Of(string text) =>
        string.Concat(Colours().Replace(text, "").ReplaceLineEndings("\n").EnumerateRunes().Select(rune => Steers(rune) ? Rune.ReplacementChar : rune));

    /// <summary>The same on one line, for places that a line break would tear.</summary>
    public static string OneLine(string text) => Of(text).Replace('\n', ' ');

    private static bool Steers(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    [GeneratedRegex(@"\x1B\[[0-9;:]*m")]
    private static partial Regex Colours();
}
