using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlPipeline.Contracts.Engines;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Training;

public sealed class TrainingTests : ClusterTest
{
    private const string Engine = "training-engine-shared";

    private const string Finished = """
        {"id":3,"input":"code","output":"done\n","log_url":"h:1/logs/3","request_url":"h:1/history/3","node":"engine-0","pid":7,
         "status":"Finished","name":"taxi-v1","user":"student1","parameters":{"depth":"1"},"metrics":{"rmse":372.5},
         "submitted":"2026-01-01T00:00:00+00:00","started":"2026-01-01T00:00:01+00:00","finished":"2026-01-01T00:00:04+00:00",
         "artifacts":["/bd-fs-mnt/TenantShare/repo/models/student1/taxi-v1.model"]}
        """;

    [Fact]
    public async Task A_job_is_submitted_with_the_members_token_and_the_users_name()
    {
        string? body = null;
        await using var engine = await StartAsync(app => app.MapPost("/train", async context =>
        {
            body = await new StreamReader(context.Request.Body).ReadToEndAsync(Cancelled);
            await TestEngine.Json("""{"id":3,"status":"Queued"}""", 202)(context);
        }));

        var job = await Session.Training.SubmitAsync(
            Engine, "Console.WriteLine(1);", "taxi-v1", new Dictionary<string, string> { ["depth"] = "1" }, Cancelled);

        Assert.Equal((3L, JobStatus.Queued, Engine), (job.Id, job.Status, job.Cluster));
        Assert.Equal(("POST", "/train", ClusterActor.MemberToken), Assert.Single(engine.Requests));
        Assert.Equal(
            """{"code":"Console.WriteLine(1);","name":"taxi-v1","user":"student1","language":"csharp","parameters":{"depth":"1"}}""",
            body);
    }

    [Fact]
    public async Task A_record_of_the_history_becomes_a_job()
    {
        await using var engine = await StartAsync(app => app.MapGet("/history", TestEngine.Json($$"""[{"id":5,"status":"Running"},{{Finished}}]""")));

        var jobs = await Session.Training.HistoryAsync(Engine, Cancelled);

        Assert.Equal([3L, 5L], jobs.Select(job => job.Id));
        var job = jobs[0];
        Assert.Equal(("taxi-v1", "student1", TimeSpan.FromSeconds(3), true), (job.Name, job.User, job.Duration, job.IsFinal));
        Assert.Equal(372.5, job.Metrics["rmse"]);
        Assert.Empty(jobs[1].Metrics);
    }

    [Fact]
    public async Task A_stream_of_events_that_breaks_off_is_taken_up_where_it_broke()
    {
        var opened = 0;
        await using var engine = await StartAsync(app => app.MapGet("/events/3", async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await WriteAsync(context, """{"kind":"state","text":"Running"}""", """{"kind":"log","text":"line one"}""");
            if (Interlocked.Increment(ref opened) == 1)
            {
                return;
            }

            await context.Response.WriteAsync(": keep alive\n\n", Cancelled);
            await WriteAsync(context, """{"kind":"metric","text":"rmse","value":372.5}""", """{"kind":"state","text":"Finished"}""");
        }));

        var events = new List<JobEvent>();
        await foreach (var happened in Session.Training.WatchAsync(Engine, 3, Cancelled))
        {
            events.Add(happened);
        }

        Assert.Equal(2, opened);
        Assert.Equal(
            [new(JobEvent.State, "Running"), new(JobEvent.Log, "line one"), new(JobEvent.Metric, "rmse", 372.5), new JobEvent(JobEvent.State, "Finished")],
            events);
    }

    [Fact]
    public async Task Logs_and_cancellation_go_to_the_job()
    {
        await using var engine = await StartAsync(app =>
        {
            app.MapGet("/logs/3", context => context.Response.WriteAsync("one\ntwo\n"));
            app.MapPost("/cancel/3", TestEngine.Json("""{"id":3,"status":"Cancelled"}""", 202));
        });

        Assert.Equal("one\ntwo\n", await Session.Training.LogsAsync(Engine, 3, Cancelled));
        Assert.Equal(JobStatus.Cancelled, (await Session.Training.CancelAsync(Engine, 3, Cancelled)).Status);
    }

    [Theory]
    [InlineData(404, """{"error":"There is no job 9.","next_step":"Use a number that GET /history lists."}""", PipelineFault.NotFound, "There is no job 9.")]
    [InlineData(502, "<html>Bad gateway</html>", PipelineFault.Unreachable, "no member that answers")]
    [InlineData(500, "oops\nat line 3", PipelineFault.Failed, "500: oops")]
    [InlineData(200, "<html>a login page</html>", PipelineFault.Failed, "something else than expected")]
    public async Task What_an_engine_refuses_is_told_in_its_words(int status, string body, PipelineFault fault, string told)
    {
        await using var engine = await StartAsync(app => app.MapGet("/history/9", TestEngine.Json(body, status)));

        var error = await FailsAsync(() => Session.Training.GetAsync(Engine, 9, Cancelled), fault);

        Assert.Contains(told, error.Problem, StringComparison.Ordinal);
        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    [Fact]
    public async Task An_engine_that_moved_is_found_again()
    {
        var first = await TestEngine.StartAsync(app => app.MapGet("/history", TestEngine.Json("[]")));
        await Cluster.Actor.AddEngineAsync(Engine, "training-engine", first.Address.Port);
        await Session.Training.HistoryAsync(Engine, Cancelled);
        await first.DisposeAsync();
        await using var second = await TestEngine.StartAsync(app => app.MapGet("/history", TestEngine.Json($"[{Finished}]")));
        await Session.Clusters.ApplyAsync(
            $"""
            apiVersion: v1
            kind: Service
            metadata:
              name: {ClusterActor.PodName(Engine, "LoadBalancer")}
              annotations: {"{"}hpecp-internal-gateway/32700: "127.0.0.1:{second.Address.Port}"{"}"}
            """,
            Cancelled);

        Assert.Single(await Session.Training.HistoryAsync(Engine, Cancelled));
    }

    [Fact]
    public async Task A_kdcluster_without_a_load_balancer_is_told()
    {
        await Cluster.Actor.CreateAsync("notebook", "jupyter-notebook", null, "controller");

        var error = await FailsAsync(() => Session.Training.HistoryAsync("notebook", Cancelled), PipelineFault.NotFound);

        Assert.Contains("#!kd-cluster wait --name notebook", error.NextStep, StringComparison.Ordinal);
    }

    private async Task<TestEngine> StartAsync(Action<WebApplication> map)
    {
        var engine = await TestEngine.StartAsync(map);
        await Cluster.Actor.AddEngineAsync(Engine, "training-engine", engine.Address.Port);
        return engine;
    }

    private static async Task WriteAsync(HttpContext context, params string[] events)
    {
        foreach (var json in events)
        {
            await context.Response.WriteAsync($"event: x\ndata: {json}\n\n", Cancelled);
        }
    }
}
