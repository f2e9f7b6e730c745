using System.Globalization;
using System.Net;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Hosting;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Training;

public sealed class TrainingEngineTests(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    private readonly TrainingPod _engine = fixture.Engine;

    [Fact]
    public async Task A_job_reports_output_progress_metrics_and_artifacts()
    {
        var id = await _engine.SubmitAsync(
            """
            Console.WriteLine($"{User} asks for depth {Parameter("depth", 1)} of {Parameters["depth"]}");
            Progress(0.5, "half way");
            Metric("rmse", 12.5);
            Metric("lost", double.NaN);
            Repository.WriteText(Repository.Code("score.csx"), "return 1;");
            Artifact(Repository.Code("score.csx"));
            """,
            parameters: new Dictionary<string, string> { ["depth"] = "3" });

        var events = await _engine.EventsAsync(id).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new JobEvent(JobEvent.State, JobStatus.Queued), events[0]);
        Assert.Equal(new JobEvent(JobEvent.State, JobStatus.Finished), events[^1]);
        Assert.Contains(new JobEvent(JobEvent.Log, "student1 asks for depth 3 of 3"), events);
        Assert.Contains(new JobEvent(JobEvent.Progress, "half way", 0.5), events);
        Assert.Contains(new JobEvent(JobEvent.Metric, "rmse", 12.5), events);
        var record = await _engine.ShowAsync(id);
        Assert.Equal("student1 asks for depth 3 of 3\n", record.Output);
        Assert.Equal(12.5, record.Metrics!["rmse"]);
        Assert.True(double.IsNaN(record.Metrics["lost"]));
        Assert.Equal(["/bd-fs-mnt/TenantShare/repo/code/student1/score.csx"], record.Artifacts!);
        Assert.Equal("return 1;", await File.ReadAllTextAsync(_engine.Pod.HostPath(record.Artifacts![0]), TestContext.Current.CancellationToken));
        Assert.True(record.Submitted <= record.Started && record.Started <= record.Finished);
        Assert.Equal($"{_engine.Pod.Address(EngineServices.RestServerPort).Authority}/logs/{id}", record.LogUrl);
        Assert.Equal("rest-0", record.Node);
    }

    [Fact]
    public async Task Trips_become_a_model_in_ten_lines()
    {
        var record = await _engine.RunAsync(
            """
            var split = new TripGenerator { Seed = 1 }.Generate(2000).Split(test: 0.2, seed: 42);
            var trainer = new LightGbmTrainer { Rounds = 5, MaxDepth = Parameter("depth", 1) };
            var model = trainer.Train(split.Train, (round, rounds) => Progress((double)round / rounds, $"round {round}"), Cancellation);
            Metric("rmse", model.Evaluate(split.Test).Rmse);
            model.Save(Repository.Model("taxi.model"));
            Artifact(Repository.Model("taxi.model"));
            """);

        Assert.Equal(JobStatus.Finished, record.Status);
        Assert.Equal(1, record.Progress);
        Assert.Equal("round 5", record.ProgressText);
        Assert.True(record.Metrics!["rmse"] > 0);
        Assert.True(File.Exists(_engine.Pod.HostPath("/bd-fs-mnt/TenantShare/repo/models/student1/taxi.model")));
    }

    [Fact]
    public async Task Code_that_does_not_compile_fails_with_the_compilers_words()
    {
        var record = await _engine.RunAsync("var a = 1;\nvar b = nowhere + a;\nvar c = neither;");

        Assert.Equal(JobStatus.Failed, record.Status);
        Assert.StartsWith("The code does not compile: training.csx(2,9): error CS0103: The name 'nowhere'", record.Error, StringComparison.Ordinal);
        Assert.Contains("training.csx(3,9): error CS0103", record.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_is_told_with_the_line_of_the_code()
    {
        var record = await _engine.RunAsync("var a = 1;\n\nthrow new InvalidOperationException(\"no luck\");");

        Assert.Equal(JobStatus.Failed, record.Status);
        Assert.Equal("InvalidOperationException: no luck (training.csx, line 3)", record.Error);
    }

    [Fact]
    public async Task Code_that_ends_its_process_has_not_finished()
    {
        var record = await _engine.RunAsync("Console.WriteLine(\"bye\"); Environment.Exit(0);");

        Assert.Equal(JobStatus.Failed, record.Status);
        Assert.Contains("ended with code 0 before the code was through", record.Error, StringComparison.Ordinal);
        Assert.Equal("bye\n", record.Output);
    }

    [Fact]
    public async Task A_process_that_the_code_leaves_behind_ends_with_the_job()
    {
        var sleep = PathProgram.FindOrSkip("sleep");

        var record = await _engine.RunAsync(
            $"var left = System.Diagnostics.Process.Start(@\"{sleep}\", \"120\"); Console.WriteLine(left.Id);");

        Assert.Equal(JobStatus.Finished, record.Status);
        var left = ProcessIdentity.Of(int.Parse(record.Output, CultureInfo.InvariantCulture));
        Assert.False(left.IsAlive());
    }

    [Fact]
    public async Task What_code_prints_passes_for_no_report()
    {
        var record = await _engine.RunAsync("""Console.WriteLine("{\"kind\":\"metric\",\"text\":\"rmse\",\"value\":0}");""");

        Assert.Equal(JobStatus.Finished, record.Status);
        Assert.Null(record.Metrics);
    }

    [Fact]
    public async Task Cancelling_ends_the_process_of_code_that_does_not_listen()
    {
        var id = await _engine.SubmitAsync("Console.WriteLine(\"on\"); new ManualResetEventSlim().Wait();");
        await Eventually.HoldsAsync(async () => (await _engine.ShowAsync(id)).Output.Length > 0, "the job prints");
        var process = ProcessIdentity.Of((await _engine.ShowAsync(id)).Pid);
        Assert.True(process.IsAlive());

        using var answer = await _engine.Client.TellAsync($"/cancel/{id}");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var events = await _engine.EventsAsync(id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(JobStatus.Cancelled, events[^1].Text);
        Assert.False(process.IsAlive());
        using var again = await _engine.Client.TellAsync($"/cancel/{id}");
        await again.ErrorAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_waiting_job_is_cancelled_at_once()
    {
        var release = Path.Combine(_engine.Pod.Root, "release");
        var first = await _engine.SubmitAsync($"SpinWait.SpinUntil(() => File.Exists(@\"{release}\"));");
        var second = await _engine.SubmitAsync("Console.WriteLine(1);");
        Assert.Equal(JobStatus.Queued, (await _engine.ShowAsync(second)).Status);

        using var answer = await _engine.Client.TellAsync($"/cancel/{second}");

        Assert.Equal(JobStatus.Cancelled, (await answer.RecordAsync(HttpStatusCode.Accepted)).Status);
        await File.WriteAllTextAsync(release, "", TestContext.Current.CancellationToken);
        Assert.Equal(JobStatus.Finished, (await _engine.EventsAsync(first).LastAsync(TestContext.Current.CancellationToken)).Text);
        Assert.Equal("", (await _engine.ShowAsync(second)).Output);
    }

    [Fact]
    public async Task A_followed_log_comes_while_the_job_runs()
    {
        var release = Path.Combine(_engine.Pod.Root, "go-on");
        var id = await _engine.SubmitAsync(
            $"Console.WriteLine(\"first\"); SpinWait.SpinUntil(() => File.Exists(@\"{release}\")); Console.WriteLine(\"second\");");
        var cancellation = TestContext.Current.CancellationToken;
        await using var stream = await _engine.Client.GetStreamAsync(new Uri($"/logs/{id}?follow", UriKind.Relative), cancellation);
        using var reader = new StreamReader(stream);

        Assert.Equal("first", await reader.ReadLineAsync(cancellation));
        await File.WriteAllTextAsync(release, "", cancellation);
        Assert.Equal("second", await reader.ReadLineAsync(cancellation));
        Assert.Null(await reader.ReadLineAsync(cancellation));
    }

    [Theory]
    [InlineData("""{"name":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"code":"1","language":"python"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"code":"1","user":"../root"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"code":"1",""", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    public async Task A_request_that_is_none_is_refused(string body, HttpStatusCode expected)
    {
        using var content = Answers.Json(body);
        using var answer = await _engine.Client.TellAsync("/train", content);

        await answer.ErrorAsync(expected);
    }

    [Fact]
    public async Task Refusals_name_what_to_do()
    {
        using var text = new StringContent("code");
        using var wrongType = await _engine.Client.TellAsync("/train", text);
        using var wrongPath = await _engine.Client.AskAsync("/nothing/here");
        using var wrongMethod = await _engine.Client.AskAsync("/train");
        using var unknown = await _engine.Client.AskAsync("/history/4711");
        using var noNumber = await _engine.Client.AskAsync("/logs/first");
        using var stranger = _engine.Pod.Client(EngineServices.RestServerPort, "wrong");
        using var noToken = await stranger.AskAsync("/history");

        await wrongType.ErrorAsync(HttpStatusCode.UnsupportedMediaType);
        await wrongPath.ErrorAsync(HttpStatusCode.NotFound);
        await wrongMethod.ErrorAsync(HttpStatusCode.MethodNotAllowed);
        await unknown.ErrorAsync(HttpStatusCode.NotFound);
        await noNumber.ErrorAsync(HttpStatusCode.BadRequest);
        await noToken.ErrorAsync(HttpStatusCode.Unauthorized);
    }
}
