using System.Globalization;

namespace MlPipeline.Cli.Pages;

/// <summary>How a terminal would show a stretch of text.</summary>
/// <param name="Foreground">Colour of the text: a name for a style sheet, or <c>#rrggbb</c>; empty for the page's own.</param>
/// <param name="Background">Colour behind it, in the same way.</param>
/// <param name="Classes">Bold, italic and the like, by class name.</param>
internal sealed record AnsiStyle(string Foreground, string Background, string Classes)
{
    private static readonly string[] Names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
    private static readonly int[] CubeLevels = [0, 95, 135, 175, 215, 255];

    public static AnsiStyle Plain { get; } = new("", "", "");

    /// <summary>The style after the codes of one sequence.</summary>
    public AnsiStyle Apply(IReadOnlyList<int> codes)
    {
        var style = this;
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i] is 38 or 48)
            {
                var color = Extended(codes, ref i);
                style = color.IsForeground ? style with { Foreground = color.Name } : style with { Background = color.Name };
            }
            else
            {
                style = style.Apply(codes[i]);
            }
        }

        return style;
    }

    public string Attributes()
    {
        var classes = Classes;
        var colors = "";
        foreach (var (color, prefix, property) in (ReadOnlySpan<(string, string, string)>)[(Foreground, "ansi-", "color"), (Background, "ansi-on-", "background-color")])
        {
            if (color.StartsWith('#'))
            {
                colors += $"{property}:{color};";
            }
            else if (color.Length > 0)
            {
                classes += $" {prefix}{color}";
            }
        }

        return (classes.Length > 0 ? $" class=\"{classes.Trim()}\"" : "") + (colors.Length > 0 ? $" style=\"{colors}\"" : "");
    }

    private AnsiStyle Apply(int code) => code switch
    {
        0 => Plain,
        1 => With("ansi-bold"),
        2 => With("ansi-dim"),
        3 => With("ansi-italic"),
        4 => With("ansi-underline"),
        7 => With("ansi-inverse"),
        9 => With("ansi-strike"),
        22 => Without("ansi-bold").Without("ansi-dim"),
        23 => Without("ansi-italic"),
        24 => Without("ansi-underline"),
        27 => Without("ansi-inverse"),
        29 => Without("ansi-strike"),
        >= 30 and <= 37 => this with { Foreground = Names[code - 30] },
        39 => this with { Foreground = "" },
        >= 40 and <= 47 => this with { Background = Names[code - 40] },
        49 => this with { Background = "" },
        >= 90 and <= 97 => this with { Foreground = "bright-" + Names[code - 90] },
        >= 100 and <= 107 => this with { Background = "bright-" + Names[code - 100] },
        _ => this,
    };

    private AnsiStyle With(string name) => Without(name) with { Classes = (Without(name).Classes + " " + name).Trim() };

    private AnsiStyle Without(string name) => this with { Classes = string.Join(' ', Classes.Split(' ').Where(found => found != name)) };

    /// <summary>Reads a colour of 256 or of millions, and moves on to its last number.</summary>
    private static (bool IsForeground, string Name) Extended(IReadOnlyList<int> codes, ref int i)
    {
        var isForeground = codes[i] == 38;
        if (i + 2 < codes.Count && codes[i + 1] == 5)
        {
            i += 2;
            return (isForeground, Indexed(codes[i]));
        }

        if (i + 4 < codes.Count && codes[i + 1] == 2)
        {
            i += 4;
            return (isForeground, Rgb(codes[i - 2], codes[i - 1], codes[i]));
        }

        i = codes.Count - 1;
        return (isForeground, "");
    }

    private static string Indexed(int index) => index switch
    {
        >= 0 and < 8 => Names[index],
        < 16 => "bright-" + Names[Math.Max(index, 8) - 8],
        < 232 => Rgb(CubeLevels[(index - 16) / 36], CubeLevels[(index - 16) / 6 % 6], CubeLevels[(index - 16) % 6]),
        < 256 => Rgb(8 + (10 * (index - 232)), 8 + (10 * (index - 232)), 8 + (10 * (index - 232))),
        _ => "",
    };

    private static string Rgb(int red, int green, int blue) => string.Create(
        CultureInfo.InvariantCulture, $"#{Math.Min(red, 255):x2}{Math.Min(green, 255):x2}{Math.Min(blue, 255):x2}");
}
