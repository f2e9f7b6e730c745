using System.Net;
using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Hosting;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Training;

/// <summary>Two members of one training cluster.</summary>
public sealed class SharedQueueTests : IAsyncLifetime
{
    private readonly DirectoryInfo _share = Directory.CreateTempSubdirectory("share-");
    private readonly TrainingPod _first;
    private readonly TrainingPod _second;

    public SharedQueueTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes symbolic links for administrators only");
        _first = new TrainingPod("rest-0", _share.FullName);
        _second = new TrainingPod("rest-1", _share.FullName);
    }

    public async ValueTask InitializeAsync()
    {
        await _first.StartAsync();
        await _second.StartAsync();
    }

    [Fact]
    public async Task Each_member_runs_jobs_and_answers_for_those_of_the_other()
    {
        var release = Path.Combine(_share.FullName, "release");
        var code = $"Console.WriteLine(\"on\"); Progress(0.5, \"half way\"); SpinWait.SpinUntil(() => File.Exists(@\"{release}\"));";
        var ids = new List<long> { await _first.SubmitAsync(code, "a"), await _first.SubmitAsync(code, "b") };
        await Eventually.HoldsAsync(async () => (await RecordsAsync(_second, ids)).All(record => record.ProgressText == "half way"), "both run");
        var records = await RecordsAsync(_second, ids);

        await File.WriteAllTextAsync(release, "", TestContext.Current.CancellationToken);

        Assert.Equal(["rest-0", "rest-1"], records.Select(record => record.Node).Order());
        Assert.All(records, record => Assert.Equal("on\n", record.Output));
        foreach (var id in ids)
        {
            var events = await _second.EventsAsync(id).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(new JobEvent(JobEvent.State, JobStatus.Finished), events[^1]);
        }

        using var ofUser = await _second.Client.AskAsync("/history?user=b");
        Assert.DoesNotContain("\"user\":\"a\"", await ofUser.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_submission_that_is_repeated_at_another_member_makes_one_job()
    {
        var ids = await Task.WhenAll(
            _first.SubmitAsync("Console.WriteLine();", submission: "one"),
            _second.SubmitAsync("Console.WriteLine();", submission: "one"),
            _first.SubmitAsync("Console.WriteLine();", submission: "one"));
        var other = await _second.SubmitAsync("Console.WriteLine();", submission: "other");

        Assert.Single(ids.Distinct());
        Assert.NotEqual(ids[0], other);
    }

    [Fact]
    public async Task A_job_is_cancelled_through_either_member()
    {
        var code = "Console.WriteLine(\"on\"); new ManualResetEventSlim().Wait();";
        var ids = new List<long> { await _first.SubmitAsync(code, "a"), await _first.SubmitAsync(code, "b"), await _first.SubmitAsync(code, "c") };
        await Eventually.HoldsAsync(
            async () => (await RecordsAsync(_first, ids)).Count(record => record.Output.Length > 0) == 2, "two run and one waits");

        foreach (var id in ids)
        {
            using var answer = await _second.Client.TellAsync($"/cancel/{id}");
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        foreach (var id in ids)
        {
            Assert.Equal(JobStatus.Cancelled, (await _first.EventsAsync(id).LastAsync(TestContext.Current.CancellationToken)).Text);
        }
    }

    [Fact]
    public async Task The_jobs_of_a_member_that_died_are_reported_by_the_other()
    {
        var code = "Console.WriteLine(\"on\"); new ManualResetEventSlim().Wait();";
        var ids = new List<long> { await _first.SubmitAsync(code, "a"), await _first.SubmitAsync(code, "b") };
        await Eventually.HoldsAsync(async () => (await RecordsAsync(_first, ids)).All(record => record.Output.Length > 0), "both run");
        var lost = (await RecordsAsync(_first, ids)).Single(record => record.Node == "rest-0");
        var process = ProcessIdentity.Of(lost.Pid);

        await _first.Pod.KillAsync();

        var end = await _second.EventsAsync(lost.Id).LastAsync(TestContext.Current.CancellationToken);
        Assert.Equal(JobStatus.Interrupted, end.Text);
        Assert.Contains("Submit it again", (await _second.ShowAsync(lost.Id)).Error, StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => !process.IsAlive(), "the job's process ends with its member");
        Assert.Equal(JobStatus.Running, (await _second.ShowAsync(ids.Single(id => id != lost.Id))).Status);
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        _share.Delete(recursive: true);
    }

    private static Task<EngineRecord[]> RecordsAsync(TrainingPod pod, IEnumerable<long> ids) => Task.WhenAll(ids.Select(pod.ShowAsync));
}
