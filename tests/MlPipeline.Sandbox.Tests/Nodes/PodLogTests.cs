using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests.Nodes;

public sealed class PodLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_lines_can_be_read_alone()
    {
        using var log = Filled(10);

        Assert.Equal(["line 8", "line 9"], await log.ReadAsync(2, follow: false, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(10, await log.ReadAsync(null, follow: false, Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task A_follower_gets_every_line_once_until_the_log_is_closed()
    {
        var log = Filled(3);
        await using var lines = log.ReadAsync(1, follow: true, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await lines.MoveNextAsync());
        Assert.Equal("line 2", lines.Current);

        log.Append("new");
        Assert.True(await lines.MoveNextAsync());
        Assert.Equal("new", lines.Current);
        log.Dispose();
        Assert.False(await lines.MoveNextAsync());
    }

    [Fact]
    public async Task A_log_goes_on_where_the_last_container_left_it()
    {
        Filled(1).Dispose();
        using var log = new PodLog(_folder.Combine("log"));
        log.Append("second container");

        Assert.Equal(["line 0", "second container"], await log.ReadAsync(null, follow: false, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_flood_of_output_takes_bounded_room_on_disk()
    {
        using var log = new PodLog(_folder.Combine("log"));
        var line = new string('x', 16 * 1024);
        for (var count = 0; count < 2_000; count++)
        {
            log.Append(line);
        }

        log.Append("end");
        Assert.InRange(Directory.EnumerateFiles(_folder.Path).Sum(file => new FileInfo(file).Length), 1, 20 << 20);
        Assert.Equal("end", await log.ReadAsync(1, follow: false, Cancellation).SingleAsync(Cancellation));
    }

    public void Dispose() => _folder.Dispose();

    private PodLog Filled(int lines)
    {
        var log = new PodLog(_folder.Combine("log"));
        for (var line = 0; line < lines; line++)
        {
            log.Append($"line {line}");
        }

        return log;
    }
}
