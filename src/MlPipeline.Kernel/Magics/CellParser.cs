namespace MlPipeline.Kernel.Magics;

/// <summary>Finds the magic lines of a cell. A magic line begins at the left edge; below an indent, <c>#!</c> is text.</summary>
internal static class CellParser
{
    public static IReadOnlyList<CellSegment> Parse(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var segments = new List<CellSegment>();
        MagicLine? magic = null;
        var start = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            var next = i < lines.Length ? MagicAt(lines[i], i + 1) : null;
            if (next is null && i < lines.Length)
            {
                continue;
            }

            var segment = new CellSegment(magic, string.Join('\n', lines[start..i]), start + 1);
            if (magic is not null || !segment.IsBlank)
            {
                segments.Add(segment);
            }

            magic = next;
            start = i + 1;
        }

        return segments;
    }

    private static MagicLine? MagicAt(string line, int number)
    {
        if (line is not ['#', '!', var first, ..] || !char.IsAsciiLetter(first))
        {
            return null;
        }

        var end = line.AsSpan().IndexOfAny(' ', '\t');
        return new MagicLine(line[2..(end < 0 ? line.Length : end)], line.TrimEnd(), number);
    }
}
