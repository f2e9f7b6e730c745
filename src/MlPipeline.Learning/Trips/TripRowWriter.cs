using System.Globalization;
using MlPipeline.Learning.Csv;

namespace MlPipeline.Learning.Trips;

/// <summary>Writes rows of CSV as bytes, without a string per value.</summary>
internal sealed class TripRowWriter(Stream stream) : IDisposable
{
    private const int LongestValue = 64;

    private readonly byte[] _buffer = new byte[CsvLineReader.LongestLine * 2];
    private int _length;
    private bool _rowBegun;

    /// <summary>Writes a value as it stands in another file; it must be shorter than a line of such a file can be.</summary>
    public void Text(ReadOnlySpan<byte> text)
    {
        Separate(text.Length);
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    public void Number(double value) => Formatted(value, "0.0#########");

    public void Number(int value) => Formatted(value, default);

    public void Time(DateTime value)
    {
        Separate(LongestValue);
        var text = _buffer.AsSpan(_length);
        Digits(text, value.Year, 4);
        Digits(text[5..], value.Month, 2);
        Digits(text[8..], value.Day, 2);
        Digits(text[11..], value.Hour, 2);
        Digits(text[14..], value.Minute, 2);
        Digits(text[17..], value.Second, 2);
        text[4] = text[7] = (byte)'-';
        text[10] = (byte)' ';
        text[13] = text[16] = (byte)':';
        _length += 19;
    }

    public void EndRow()
    {
        MakeRoom(1);
        _buffer[_length++] = (byte)'\n';
        _rowBegun = false;
    }

    /// <summary>Writes out what is pending; the stream itself stays open.</summary>
    public void Dispose() => Flush();

    private void Flush()
    {
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }

    private static void Digits(Span<byte> text, int value, int count)
    {
        for (var place = count - 1; place >= 0; place--)
        {
            text[place] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }

    private void Formatted<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Separate(LongestValue);
        value.TryFormat(_buffer.AsSpan(_length), out var written, format, CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Separate(int valueLength)
    {
        MakeRoom(valueLength + 1);
        if (_rowBegun)
        {
            _buffer[_length++] = (byte)',';
        }

        _rowBegun = true;
    }

    private void MakeRoom(int length)
    {
        if (_buffer.Length - _length < length)
        {
            Flush();
        }
    }
}
