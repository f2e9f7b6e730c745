using MlPipeline.Operator.Members;

namespace MlPipeline.Operator.Tests.Members;

public sealed class LogTailTests
{
    [Theory]
    [InlineData("short", 256, "short")]
    [InlineData("short", 0, null)]
    [InlineData(null, 256, null)]
    [InlineData("first line\nsecond\nthird\n", 10, "third\n")]
    [InlineData("0123456789", 4, "56789")]
    [InlineData("first\nlast1", 5, "last1")]
    public void Case_48_the_tail_begins_at_a_line_where_there_is_one(string? text, int size, string? expected) =>
        Assert.Equal(expected, LogTail.Of(text, size));
}
