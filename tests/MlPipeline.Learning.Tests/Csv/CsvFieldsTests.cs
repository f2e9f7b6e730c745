using System.Text;
using CsCheck;
using MlPipeline.Learning.Csv;

namespace MlPipeline.Learning.Tests.Csv;

public sealed class CsvFieldsTests
{
    [Theory]
    [InlineData("a,b,c", new[] { "a", "b", "c" })]
    [InlineData("a,,c,", new[] { "a", "", "c", "" })]
    [InlineData("", new[] { "" })]
    [InlineData("\"a\",\"b,b\",\"\"", new[] { "a", "b,b", "" })]
    [InlineData("\"say \"\"hi\"\"\",b", new[] { "say \"hi\"", "b" })]
    [InlineData(" a , b ", new[] { "a", "b" })]
    public void Fields_are_found_with_and_without_quotes(string line, string[] expected) => Assert.Equal(expected, Split(line));

    [Theory]
    [InlineData("\"a")]
    [InlineData("a,\"b")]
    [InlineData("\"a\"b,c")]
    [InlineData("\"a\"\",c")]
    public void Unbalanced_quotes_are_told(string line) => Assert.Null(Split(line));

    [Fact]
    public void Fields_beyond_the_prepared_room_are_not_looked_for()
    {
        var fields = new CsvFields(stackalloc int[2], stackalloc int[2]);

        Assert.True(fields.TrySplit("a,b,c,\"d"u8));
        Assert.Equal(2, fields.Count);
        Assert.Equal("b", fields.Text(1));
    }

    [Fact]
    public void Quoted_fields_come_back_as_they_went_in() =>
        Gen.String[Gen.Char["abc,\";-"], 0, 12].Array[1, 8].Sample(values =>
        {
            var line = string.Join(',', values.Select(value => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
            return Split(line)!.SequenceEqual(values);
        });

    private static string[]? Split(string line)
    {
        var fields = new CsvFields(stackalloc int[16], stackalloc int[16]);
        if (!fields.TrySplit(Encoding.UTF8.GetBytes(line)))
        {
            return null;
        }

        var texts = new string[fields.Count];
        for (var field = 0; field < texts.Length; field++)
        {
            texts[field] = fields.Text(field);
        }

        return texts;
    }
}
