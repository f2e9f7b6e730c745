using System.Text;

namespace MlPipeline.Learning.Csv;

/// <summary>The fields of a CSV line, found in place (RFC 4180: quotes around a field, doubled inside it).</summary>
internal ref struct CsvFields
{
    private readonly Span<int> _starts;
    private readonly Span<int> _lengths;
    private ReadOnlySpan<byte> _line;

    /// <summary>Prepares for lines of which at most so many fields are of interest.</summary>
    /// <param name="starts">Room for where fields begin.</param>
    /// <param name="lengths">Room for how long they are, as long as <paramref name="starts"/>.</param>
    public CsvFields(Span<int> starts, Span<int> lengths)
    {
        _starts = starts;
        _lengths = lengths;
    }

    /// <summary>How many fields of the line were found; fields beyond the prepared room are not looked for.</summary>
    public int Count { get; private set; }

    /// <summary>A field without its quotes, blanks around it removed; doubled quotes inside stay doubled.</summary>
    public readonly ReadOnlySpan<byte> this[int index] => _line.Slice(_starts[index], _lengths[index]).Trim((byte)' ');

    /// <summary>A field as text.</summary>
    /// <param name="index">Its place in the line.</param>
    /// <returns>The text, doubled quotes undone.</returns>
    public readonly string Text(int index) => Encoding.UTF8.GetString(this[index]).Replace("\"\"", "\"", StringComparison.Ordinal);

    /// <summary>Finds the fields of a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>False where quotes are unbalanced or text follows a closing quote.</returns>
    public bool TrySplit(ReadOnlySpan<byte> line)
    {
        _line = line;
        Count = 0;
        var at = 0;
        while (Count < _starts.Length)
        {
            var next = at < line.Length && line[at] == (byte)'"' ? QuotedField(at) : PlainField(at);
            if (next < 0)
            {
                return false;
            }

            if (next > line.Length)
            {
                break;
            }

            at = next;
        }

        return true;
    }

    /// <returns>Where the next field begins; one past the line's length plus one where this was the last field.</returns>
    private int PlainField(int at)
    {
        var line = _line;
        var end = at;
        while (end < line.Length && line[end] != (byte)',')
        {
            end++;
        }

        Add(at, end - at);
        return end + 1;
    }

    private int QuotedField(int at)
    {
        var line = _line;
        var end = at + 1;
        while (true)
        {
            var quote = line[end..].IndexOf((byte)'"');
            if (quote < 0)
            {
                return -1;
            }

            end += quote;
            if (end + 1 < line.Length && line[end + 1] == (byte)'"')
            {
                end += 2;
                continue;
            }

            break;
        }

        Add(at + 1, end - at - 1);
        return end + 1 == line.Length || line[end + 1] == (byte)',' ? end + 2 : -1;
    }

    private void Add(int start, int length)
    {
        _starts[Count] = start;
        _lengths[Count] = length;
        Count++;
    }
}
