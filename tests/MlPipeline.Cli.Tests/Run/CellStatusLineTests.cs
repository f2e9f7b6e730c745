using System.Text;
using MlPipeline.Cli.Run;
using Spectre.Console;

namespace MlPipeline.Cli.Tests.Run;

public sealed class CellStatusLineTests
{
    [Fact]
    public async Task A_terminal_shows_the_running_cell_and_what_it_showed_last()
    {
        using var terminal = new Terminal("cell 5  1 s  [12 %]");
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(terminal),
        });
        var time = new LateClock();
        var line = new CellStatusLine(console, time);
        var result = await line.WatchAsync(async () =>
        {
            line.Begin("cell 5");
            line.Detail("[12 %]");
            time.Late = true;
            await terminal.Seen.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            return 42;
        });
        Assert.Equal(42, result);
    }

    /// <summary>A clock that is a second further once it is told to be late.</summary>
    private sealed class LateClock : TimeProvider
    {
        public bool Late { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Late ? 1 : 0;
    }

    /// <summary>Keeps what is written and tells when the expected text is there.</summary>
    private sealed class Terminal(string expected) : StringWriter
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value)
        {
            base.Write(value);
            if (ToString().Contains(expected, StringComparison.Ordinal))
            {
                _seen.TrySetResult();
            }
        }
    }
}
