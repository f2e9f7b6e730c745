using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Tests.Training;

/// <summary>Code that takes more than it may, in an engine that goes on.</summary>
public sealed class JobLimitsTests(LimitedFixture fixture) : IClassFixture<LimitedFixture>
{
    private readonly TrainingPod _engine = fixture.Engine;

    [Theory]
    [InlineData("File.WriteAllBytes(\"large\", new byte[20 << 20]); new ManualResetEventSlim().Wait();", "MLPIPELINE_JOB_SCRATCH_BYTES")]
    [InlineData(
        "var block = System.Runtime.InteropServices.Marshal.AllocHGlobal(700 << 20);"
        + "for (var i = 0; i < 700 << 20; i += 4096) System.Runtime.InteropServices.Marshal.WriteByte(block, i, 1); new ManualResetEventSlim().Wait();",
        "MLPIPELINE_JOB_MEMORY_BYTES")]
    public async Task A_job_that_goes_beyond_a_limit_is_ended_and_says_which(string code, string variable)
    {
        var record = await _engine.RunAsync(code);
        var next = await _engine.RunAsync("Console.WriteLine(\"next\");");

        Assert.Equal(JobStatus.Failed, record.Status);
        Assert.Contains(variable, record.Error, StringComparison.Ordinal);
        Assert.Equal((JobStatus.Finished, "next\n"), (next.Status, next.Output));
    }

    [Fact]
    public async Task A_job_that_runs_too_long_is_ended_and_says_so()
    {
        await using var engine = new TrainingPod(environment: new Dictionary<string, string> { ["MLPIPELINE_JOB_SECONDS"] = "2" });
        await engine.StartAsync();

        var record = await engine.RunAsync("while (true) { }");

        Assert.StartsWith("The job ran for more than 2 seconds, and was ended.\n", record.Error, StringComparison.Ordinal);
        Assert.Contains("MLPIPELINE_JOB_SECONDS", record.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_that_multiply_are_ended_all_of_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux shows which processes a job has started");
        var sleep = PathProgram.FindOrSkip("sleep");

        var record = await _engine.RunAsync(
            $"for (var i = 0; i < 30; i++) System.Diagnostics.Process.Start(@\"{sleep}\", \"345.6\"); new ManualResetEventSlim().Wait();");

        Assert.Contains("MLPIPELINE_JOB_PROCESSES", record.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            System.Diagnostics.Process.GetProcessesByName("sleep"),
            process => File.ReadAllText($"/proc/{process.Id}/cmdline").Contains("345.6", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Memory_of_the_managed_heap_ends_in_an_exception_with_its_line()
    {
        var record = await _engine.RunAsync("var all = new List<byte[]>();\nwhile (true)\n    all.Add(new byte[1 << 20]);");

        Assert.StartsWith("OutOfMemoryException", record.Error, StringComparison.Ordinal);
        Assert.Contains("training.csx, line 3", record.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_without_end_is_cut_and_the_job_goes_on()
    {
        var record = await _engine.RunAsync(
            "var line = new string('x', 10_000); for (var i = 0; i < 10_000; i++) Console.WriteLine(line); Metric(\"done\", 1);");

        Assert.Equal(JobStatus.Finished, record.Status);
        Assert.Equal(1, record.Metrics!["done"]);
        Assert.Contains("the output is larger than 16 MiB", record.Output, StringComparison.Ordinal);
    }
}
