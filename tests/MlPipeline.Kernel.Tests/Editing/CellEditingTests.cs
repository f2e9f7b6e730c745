using MlPipeline.Kernel.Tests.Session;

namespace MlPipeline.Kernel.Tests.Editing;

public sealed class CellEditingTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    [Theory]
    [InlineData("Console.WriteL|", "WriteLine")]
    [InlineData("#!time\nConsole.WriteL|", "WriteLine")]
    [InlineData("var words = \"a b\".Spl|it(' ');\n#!whos", "Split", "SplitAny")]
    [InlineData("#!who|", "#!who", "#!whos")]
    [InlineData("#!kd-tra|", "#!kd-train")]
    [InlineData("var x = 1;\n#!kd-cluster endp|", "endpoints")]
    [InlineData("#!kd-login --ver|", "--verbose")]
    [InlineData("#!markdown\nConsole.WriteL|")]
    public async Task Completes(string code, params string[] expected)
    {
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        var completion = await fixture.Session.CompleteAsync(code.Remove(cursor, 1), cursor, TestContext.Current.CancellationToken);
        Assert.Equal(expected, completion.Items.Select(item => item.Text));
        Assert.Equal(cursor, completion.End);
    }

    [Fact]
    public async Task Knows_what_earlier_cells_declared_and_referenced()
    {
        await fixture.RunAsync("using System.Net;\nrecord Ride(double Miles, string Zone);\nvar ride = new Ride(1, \"JFK\");");
        Assert.Equal(["Miles"], await CompleteAsync("ride.Mi"));
        Assert.Equal(["ride"], (await CompleteAsync("rid")).Where(item => item == "ride"));
        Assert.Contains("IPAddress", await CompleteAsync("IPAddr"));
        await fixture.RunAsync("var ride = \"of another type\";");
        Assert.Contains("Length", await CompleteAsync("ride.Le"));
    }

    [Theory]
    [InlineData("Math.Max|(1, 2)", "int Math.Max(int val1, int val2)")]
    [InlineData("Math.Clamp(|", "Math.Clamp")]
    [InlineData("#!kd-login|", "#!kd-login")]
    public async Task Describes(string code, string expected)
    {
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        var description = await fixture.Session.DescribeAsync(code.Remove(cursor, 1), cursor, TestContext.Current.CancellationToken);
        Assert.Contains(expected, description!.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knows_nothing_of_an_empty_cell() =>
        Assert.Null(await fixture.Session.DescribeAsync("", 0, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Completing_leaves_the_types_of_cells_what_they_are()
    {
        await fixture.RunAsync("var list = new List<string> { \"a\" };");
        await CompleteAsync("list.Co");
        Assert.Equal("a", (await fixture.RunAsync("list = list.Append(\"b\").ToList(); list[0]")).ResultText);
    }

    private async Task<IReadOnlyList<string>> CompleteAsync(string code) =>
        [.. (await fixture.Session.CompleteAsync(code, code.Length, TestContext.Current.CancellationToken)).Items.Select(item => item.Text)];
}
