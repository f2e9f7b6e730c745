using System.Text.RegularExpressions;

namespace MlPipeline.Interactive.Formatting;

/// <summary>
/// Writes texts into GitHub-flavoured Markdown so that they stay texts: nothing in them becomes markup, a link or HTML, and none
/// leaves the cell of its table.
/// </summary>
internal static partial class MarkdownText
{
    /// <summary>A text on one line.</summary>
    public static string Escape(string text)
    {
        var line = PrintableText.OneLine(text).Trim();
        line = Unescapable().Replace(line, match => $"&#{(int)match.Value[0]};");
        line = Markup().Replace(line, @"\$0");
        line = BlockStart().Replace(line, @"$1\$2");
        return Address().Replace(line, match => match.Value[..^1] + $"&#{(int)match.Value[^1]};");
    }

    /// <summary>Lines that stay as they are, in a block that none of them can end.</summary>
    public static IEnumerable<string> Fence(IEnumerable<string> lines)
    {
        var printable = lines.SelectMany(line => PrintableText.Of(line).Split('\n')).ToArray();
        var longest = printable.SelectMany(line => Ticks().Matches(line)).Select(match => match.Length).DefaultIfEmpty().Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return [fence, .. printable, fence];
    }

    /// <summary>An address as the target of a link.</summary>
    public static string Target(Uri address) =>
        "<" + address.AbsoluteUri.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal) + ">";

    // What a backslash does not hold back in every renderer.
    [GeneratedRegex("[&<>${}]")]
    private static partial Regex Unescapable();

    [GeneratedRegex(@"[\\`*_\[\]|~^=]|(?<!&)#")]
    private static partial Regex Markup();

    // Only at the start of a line do these make a list, a heading or a rule.
    [GeneratedRegex(@"^(\d*)([-+.):])")]
    private static partial Regex BlockStart();

    // What renderers make links of by themselves.
    [GeneratedRegex(@"(https?|ftp|mailto|tel):|www\.", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("`+")]
    private static partial Regex Ticks();
}
