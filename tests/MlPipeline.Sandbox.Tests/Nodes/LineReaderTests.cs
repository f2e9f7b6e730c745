using MlPipeline.Sandbox.Nodes;

namespace MlPipeline.Sandbox.Tests.Nodes;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("a\nb\n", new[] { "a", "b" })]
    [InlineData("a\r\n\r\nb", new[] { "a", "", "b" })]
    [InlineData("", new string[0])]
    public async Task Lines_end_as_on_any_system(string text, string[] expected) => Assert.Equal(expected, await ReadAsync(text));

    [Fact]
    public async Task A_line_without_end_is_cut()
    {
        var lines = await ReadAsync(new string('x', 40_000) + "\nend");

        Assert.All(lines, line => Assert.InRange(line.Length, 1, 16 * 1024));
        Assert.Equal(40_003, lines.Sum(line => line.Length));
        Assert.Equal("end", lines[^1]);
    }

    private static async Task<List<string>> ReadAsync(string text)
    {
        var lines = new List<string>();
        using var reader = new StringReader(text);
        await LineReader.ReadAsync(reader, lines.Add);
        return lines;
    }
}
