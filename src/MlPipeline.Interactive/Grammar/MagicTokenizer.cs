using System.Text;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Grammar;

/// <summary>Cuts a magic line at blanks, minding quotes.</summary>
internal static class MagicTokenizer
{
    public static IReadOnlyList<MagicToken> Split(string line)
    {
        var tokens = new List<MagicToken>();
        var position = 0;
        while (true)
        {
            while (position < line.Length && char.IsWhiteSpace(line[position]))
            {
                position++;
            }

            if (position == line.Length)
            {
                return tokens;
            }

            tokens.Add(ReadToken(line, ref position));
        }
    }

    private static MagicToken ReadToken(string line, ref int position)
    {
        var start = position;
        var text = new StringBuilder();
        var quoted = false;
        while (position < line.Length && !char.IsWhiteSpace(line[position]))
        {
            if (line[position] is '"' or '\'')
            {
                quoted |= position == start;
                ReadQuoted(line, ref position, text);
            }
            else
            {
                text.Append(line[position++]);
            }
        }

        return new MagicToken(text.ToString(), start, quoted);
    }

    private static void ReadQuoted(string line, ref int position, StringBuilder text)
    {
        var quote = line[position++];
        while (position < line.Length && line[position] != quote)
        {
            // Only the quote itself can be escaped, so that Windows paths need no doubling.
            var escaped = line[position] == '\\' && position + 1 < line.Length && line[position + 1] == quote;
            position += escaped ? 1 : 0;
            text.Append(line[position++]);
        }

        if (position == line.Length)
        {
            throw new MagicException($"A quote ({quote}) is opened and never closed.", "Close it at the end of the value, on the same line.");
        }

        position++;
    }
}
