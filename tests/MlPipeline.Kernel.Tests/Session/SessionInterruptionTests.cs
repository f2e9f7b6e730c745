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

    // A wait in a finally block: a thread is not aborted there, and the first wait has used up what wakes a thread.
    private const string Unstoppable = """
        using System.Threading;
        var stop = new ManualResetEventSlim();
        stop.Display();
        try { } finally { try { stop.Wait(); } catch (ThreadInterruptedException) { stop.Wait(); } }
        """;

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) kept++;")]
    [InlineData("for (;;) { try { kept++; } catch (Exception) { } }")]
    [InlineData("await Task.Yield(); do { kept++; } while (true);")]
    [InlineData("await Task.Delay(1); while (true) ;")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("new System.Threading.ManualResetEvent(false).WaitOne();")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("try { System.Threading.Thread.Sleep(-1); } finally { await Task.Delay(-1); }")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).Sum(n => { kept = n; return 0; });")]
    [InlineData("Parallel.For(0, int.MaxValue, n => { kept = n; });")]
    public async Task A_cell_that_does_not_look_at_its_token_stops_too(string endless)
    {
        await fixture.RunAsync("var kept = 7;");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var frontEnd = new RecordingFrontEnd();
        var running = fixture.Session.ExecuteAsync("kept = 8;\nConsole.Write(\"on\");\n" + endless, frontEnd, timeout: null, interrupt.Token);
        await frontEnd.FirstOutput;
        await interrupt.CancelAsync();
        var result = await running;

        Assert.Equal(CellStatus.Cancelled, result.Status);
        Assert.DoesNotContain("goes on running", result.Error!.Value, StringComparison.Ordinal);
        Assert.Equal("True", (await fixture.RunAsync("kept != 7")).ResultText);
    }

    [Fact]
    public async Task A_cell_may_end_in_its_own_way_when_it_is_interrupted()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var frontEnd = new RecordingFrontEnd();
        var running = fixture.Session.ExecuteAsync(
            "Console.Write(\"on\");\nwhile (!CellCancellation.IsCancellationRequested) { }\nConsole.Write(\"off\");", frontEnd, timeout: null, interrupt.Token);
        await frontEnd.FirstOutput;
        await interrupt.CancelAsync();
        Assert.Equal(CellStatus.Ok, (await running).Status);
        Assert.Equal("off", Assert.IsType<MlPipeline.Kernel.Outputs.StreamOutput>(frontEnd.Outputs[^1]).Text);
    }

    [Fact]
    public async Task A_cell_may_wait_for_a_task_of_its_own_without_awaiting_it()
    {
        var run = await fixture.RunAsync("async Task<int> Answer() { await Task.Delay(1); return 42; }\nAnswer().Result");
        Assert.Equal("42", run.ResultText);
    }

    [Fact]
    public async Task What_nobody_awaits_and_throws_is_shown_and_ends_nothing()
    {
        var frontEnd = new RecordingFrontEnd();
        await fixture.Session.ExecuteAsync(
            "async void Lost() { await Task.Yield(); throw new Exception(\"lost\"); }\nLost();", frontEnd, timeout: null, TestContext.Current.CancellationToken);
        await frontEnd.FirstOutput;
        Assert.Contains("System.Exception: lost", Assert.IsType<MlPipeline.Kernel.Outputs.StreamOutput>(frontEnd.Outputs[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_a_cell_with_loops_are_at_their_places()
    {
        var run = await fixture.RunAsync("while (true) { int broken = \"text\"; }");
        Assert.StartsWith("(1,29): error CS0029: ", run.Error.Value, StringComparison.Ordinal);
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
            Unstoppable, frontEnd, timeout: null, interrupt.Token);
        await frontEnd.FirstOutput;
        await interrupt.CancelAsync();
        var result = await running;
        Assert.Contains("goes on running", result.Error!.Value, StringComparison.Ordinal);

        var next = await CellRun.RunAsync(session, "1");
        Assert.Contains("has not stopped", next.Error.Value, StringComparison.Ordinal);
    }
}
