using Microsoft.AspNetCore.Builder;
using MlPipeline.KubeDirector.Predictions;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Predictions;

public sealed class PredictionRunTests : ClusterTest
{
    [Fact]
    public async Task A_run_counts_answers_failures_and_versions()
    {
        var asked = 0;
        await using var engine = await StartAsync(() => ++asked % 5 == 0 ? (500, "{\"error\":\"out\",\"next_step\":\"wait\"}") : (200, Answer(asked)));
        var told = new List<int>();

        var run = await Session.Predictions.PredictRepeatedlyAsync("serving", "m", "latest", "{}", 10, new Recorder(told.Add), Cancelled);

        Assert.Equal((8, 2, 8), (run.Answered, run.Failed, run.AnsweredBy.Values.Sum()));
        Assert.Equal(["1", "2"], run.AnsweredBy.Keys);
        Assert.Equal(Enumerable.Range(1, 10), told);
        Assert.True(run.Percentile(50) <= run.Percentile(99));
        Assert.Equal(run.Latencies.Max(), run.Percentile(100));
    }

    [Fact]
    public async Task A_run_without_an_answer_says_why()
    {
        await using var engine = await StartAsync(() => (500, "{\"error\":\"The scorer throws.\",\"next_step\":\"Correct it.\"}"));

        var error = await FailsAsync(() => Session.Predictions.PredictRepeatedlyAsync("serving", "m", "1", "{}", 3, null, Cancelled), PipelineFault.Failed);

        Assert.Equal("The scorer throws.", error.Problem);
    }

    [Fact]
    public void Percentiles_are_nearest_ranks()
    {
        var run = new PredictionRun(
            null!, [.. Enumerable.Range(1, 10).Reverse().Select(ms => TimeSpan.FromMilliseconds(ms))], 0, TimeSpan.Zero, new Dictionary<string, int>());

        Assert.Equal([1, 5, 10, 10], new[] { 1, 50, 99, 100.0 }.Select(percent => (int)run.Percentile(percent).TotalMilliseconds));
    }

    private async Task<TestEngine> StartAsync(Func<(int Status, string Json)> answer)
    {
        var engine = await TestEngine.StartAsync(app => app.MapPost("/m/{version}/predict", context =>
        {
            var (status, json) = answer();
            return TestEngine.Json(json, status)(context);
        }));
        await Cluster.Actor.AddEngineAsync("serving", "deployment-engine", engine.Address.Port);
        return engine;
    }

    private static string Answer(int number) => $$"""
        {"id":1,"status":"Finished","prediction":{"value":1,"unit":"seconds","text":"one"},"model":"m","model_version":"{{(number % 2) + 1}}"}
        """;

    private sealed class Recorder(Action<int> take) : IProgress<int>
    {
        public void Report(int value) => take(value);
    }
}
