using System.Text;
using CsCheck;
using MlPipeline.Learning.Csv;

namespace MlPipeline.Learning.Tests.Csv;

public sealed class CsvLineReaderTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\nb\n", new[] { "a", "b" })]
    [InlineData("a\r\nb", new[] { "a", "b" })]
    [InlineData("\uFEFFa\n\nb", new[] { "a", "", "b" })]
    [InlineData("\uFEFF", new string[0])]
    public void Lines_are_handed_out_without_their_end_and_without_the_byte_order_mark(string text, string[] expected) =>
        Assert.Equal(expected, Lines(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Lines_are_the_same_however_the_stream_is_cut() =>
        Gen.Select(Gen.String[Gen.Char["ab,\""], 0, 40].Array[1, 30], Gen.Int[1, 7]).Sample((lines, chunk) =>
        {
            var stream = new ChunkedStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n'), chunk);
            return Lines(stream).SequenceEqual(lines);
        });

    [Fact]
    public void A_line_longer_than_the_buffer_is_handed_out_whole()
    {
        var line = new string('x', 700_000);

        Assert.Equal(["a", line, "b"], Lines(Encoding.UTF8.GetBytes($"a\n{line}\nb\n")));
    }

    [Fact]
    public void A_line_without_end_is_refused_as_no_text_data()
    {
        var exception = Assert.Throws<InvalidDataException>(() => Lines(new byte[3_000_000]));

        Assert.Contains("Line 1 is longer than", exception.Message, StringComparison.Ordinal);
    }

    private static List<string> Lines(byte[] content) => Lines(new MemoryStream(content));

    private static List<string> Lines(Stream stream)
    {
        using var reader = new CsvLineReader(stream);
        var lines = new List<string>();
        while (reader.TryRead(out var line))
        {
            lines.Add(Encoding.UTF8.GetString(line));
        }

        return lines;
    }

    /// <summary>Hands out a few bytes at a time.</summary>
    private sealed class ChunkedStream(byte[] content, int chunk) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
