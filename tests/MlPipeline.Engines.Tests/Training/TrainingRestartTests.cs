using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Hosting;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Training;

public sealed class TrainingRestartTests
{
    [Fact]
    public async Task A_killed_engine_comes_back_with_its_history_and_its_queue()
    {
        await using var engine = new TrainingPod();
        await engine.StartAsync();
        var finished = await engine.RunAsync("Console.WriteLine(\"kept\");");
        var running = await engine.SubmitAsync("Console.WriteLine(\"on\"); new ManualResetEventSlim().Wait();");
        var waiting = await engine.SubmitAsync("Console.WriteLine(\"at last\");");
        await Eventually.HoldsAsync(async () => (await engine.ShowAsync(running)).Output.Length > 0, "the job prints");
        var process = ProcessIdentity.Of((await engine.ShowAsync(running)).Pid);

        await engine.Pod.KillAsync();
        await Eventually.HoldsAsync(() => !process.IsAlive(), "the job's process ends with its engine");
        await engine.StartAsync();

        Assert.Equal("kept\n", (await engine.ShowAsync(finished.Id)).Output);
        var cut = await engine.ShowAsync(running);
        Assert.Equal(JobStatus.Interrupted, cut.Status);
        Assert.NotNull(cut.Error);
        Assert.Equal("on\n", cut.Output);
        Assert.Equal(JobStatus.Finished, (await engine.EventsAsync(waiting).LastAsync(TestContext.Current.CancellationToken)).Text);
        Assert.Equal(4, await engine.SubmitAsync("Console.WriteLine();"));
    }
}
