namespace MlPipeline.Learning.Csv;

/// <summary>
/// Hands out the lines of a UTF-8 stream as bytes, without a copy per line. Skips a byte order mark, takes LF and CRLF. A
/// record never spans lines here: in the files this project reads, a line break inside quotes is damage, and taking it for
/// data would let one stray quote swallow the rest of a file.
/// </summary>
internal sealed class CsvLineReader(Stream stream) : IDisposable
{
    /// <summary>Lines beyond this many bytes are taken for something else than text data.</summary>
    public const int LongestLine = 1 << 20;

    private const int InitialBufferLength = 1 << 18;

    private byte[] _buffer = new byte[InitialBufferLength];
    private int _start;
    private int _end;
    private bool _streamEnded;
    private bool _begun;

    /// <summary>Number of the line handed out last, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line without its end; valid until the next call.</param>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">A line is longer than any line of text data is.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        SkipByteOrderMark();
        var searched = 0;
        while (true)
        {
            var available = _buffer.AsSpan(_start, _end - _start);
            var length = available[searched..].IndexOf((byte)'\n');
            if (length >= 0)
            {
                length += searched;
                _start += length + 1;
                return Hand(available[..length], out line);
            }

            searched = available.Length;
            if (!Fill())
            {
                _start = _end;
                line = available;
                return !available.IsEmpty && Hand(available, out line);
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private bool Hand(ReadOnlySpan<byte> raw, out ReadOnlySpan<byte> line)
    {
        LineNumber++;
        line = raw.Length > 0 && raw[^1] == (byte)'\r' ? raw[..^1] : raw;
        return true;
    }

    private void SkipByteOrderMark()
    {
        if (_begun)
        {
            return;
        }

        _begun = true;
        while (_end < 3 && Fill())
        {
        }

        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }
    }

    private bool Fill()
    {
        if (_streamEnded)
        {
            return false;
        }

        MakeRoom();
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _streamEnded = read == 0;
        return !_streamEnded;
    }

    private void MakeRoom()
    {
        var pending = _end - _start;
        if (pending == _buffer.Length)
        {
            if (pending >= LongestLine)
            {
                throw new InvalidDataException($"Line {LineNumber + 1} is longer than {LongestLine:N0} bytes; this is no CSV text.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        else if (_start > 0)
        {
            _buffer.AsSpan(_start, pending).CopyTo(_buffer);
            _start = 0;
            _end = pending;
        }
    }
}
