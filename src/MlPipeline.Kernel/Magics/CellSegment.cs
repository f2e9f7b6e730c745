using System.Collections.Frozen;

namespace MlPipeline.Kernel.Magics;

/// <summary>A stretch of a cell: C# that stands before any magic, or a magic line with the text below it.</summary>
/// <param name="Magic">The magic line, or null for plain C#.</param>
/// <param name="Text">The C#, or the body of the magic; without the line end before the next magic.</param>
/// <param name="FirstLine">Where the text begins in the cell, counted from 1.</param>
/// <param name="File">The file it was imported from, or null where it stands in the cell itself.</param>
internal sealed record CellSegment(MagicLine? Magic, string Text, int FirstLine, string? File = null)
{
    // Those of this host's magics that leave the text below them to C#; others show it or take it as something else.
    private static readonly FrozenSet<string> AboveCSharp =
        FrozenSet.ToFrozenSet(["csharp", "import", "lsmagic", "set", "share", "time", "who", "whos"], StringComparer.Ordinal);

    /// <summary>Whether the text is C#, rather than a magic's own.</summary>
    public bool IsCSharp => Magic is null || AboveCSharp.Contains(Magic.Name);

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>The text at its place in the cell, so that messages name the lines that a reader sees.</summary>
    public string TextInPlace => new string('\n', FirstLine - 1) + Text;
}
