using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Tests.Session;

public sealed class SessionInterruptionTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    [Fact]
    public async Task A_cell_that_looks_at_its_token_stops_and_keeps_its_variables()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var frontEnd = new RecordingFrontEnd();
        var running = fixture.Session.ExecuteAsync(
            "var reached = 1;\nConsole.Write(\"on\");\nawait Task.Delay(-1, CellCancellation);", frontEnd, timeout: null, interrupt.Token);
        await frontEnd.FirstOutput;
        await interrupt.CancelAsync();
        var result = await running;
        Assert.Equal(CellStatus.Cancelled, result.Status);
        Assert.Equal("1", (await fixture.RunAsync("reached")).ResultText);
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_fails_and_says_so()
    {
        var run = await fixture.RunAsync("await Task.Delay(-1, CellCancellation);", timeout: TimeSpan.FromMilliseconds(50));
        Assert.Equal(CellStatus.Failed, run.Result.Status);
        Assert.Contains("0.1 s", run.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_does_not_stop_is_left_behind_and_the_next_one_says_why()
    {
        await using var session = fixture.NewSession(stopGrace: TimeSpan.FromMilliseconds(20));
        using var interrupt = new CancellationTokenSource();
        var frontEnd = new RecordingFrontEnd();
        var running = session.ExecuteAsync(
            "var stop = new System.Threading.ManualResetEventSlim();\nstop.Display();\nstop.Wait();", frontEnd, timeout: null, interrupt.Token);
        await frontEnd.FirstOutput;
        await interrupt.CancelAsync();
        var result = await running;
        Assert.Contains("goes on running", result.Error!.Value, StringComparison.Ordinal);

        var next = await CellRun.RunAsync(session, "1");
        Assert.Contains("has not stopped", next.Error.Value, StringComparison.Ordinal);
    }
}
