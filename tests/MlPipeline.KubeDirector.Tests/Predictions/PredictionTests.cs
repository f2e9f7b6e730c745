using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Predictions;

public sealed class PredictionTests : ClusterTest
{
    private const string One = """
        {"id":3,"input":{},"output":"The ride takes 900 seconds.\n","node":"serving-0","pid":7,"status":"Finished",
         "prediction":{"value":900.5,"unit":"seconds","text":"The ride takes 900 seconds.\n"},"model":"model-student1","model_version":"2"}
        """;

    private const string Many = """
        {"id":4,"status":"Finished","node":"serving-0","predictions":[{"value":1,"unit":"seconds","text":"a"},{"value":2,"unit":"seconds","text":"b"}],
         "model":"model-student1","model_version":"2"}
        """;

    public static TheoryData<object> Arguments { get; } =
    [
        new { hour = 9, distance = 8.5 },
        new Dictionary<string, object> { ["hour"] = 9, ["distance"] = 8.5 },
        """
        { "hour": 9, // rush hour
          "distance": 8.5, }
        """,
        JsonSerializer.SerializeToElement(new { hour = 9, distance = 8.5 }),
    ];

    [Theory]
    [MemberData(nameof(Arguments))]
    public async Task Any_way_to_write_arguments_is_the_same_request(object arguments)
    {
        string? body = null;
        await using var engine = await StartAsync("latest", async context =>
        {
            body = await new StreamReader(context.Request.Body).ReadToEndAsync(Cancelled);
            await TestEngine.Json(One)(context);
        });

        var prediction = await Session.Predictions.PredictAsync("serving", "model-student1", "latest", arguments, Cancelled);

        Assert.Equal("""{"scoring_args":{"hour":9,"distance":8.5},"use_scoring":true}""", body!.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal((900.5, "seconds", "2", "serving-0"), (prediction.Value, prediction.Unit, prediction.ModelVersion, prediction.Pod));
        Assert.True(prediction.Latency > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_list_is_answered_in_its_order()
    {
        await using var engine = await StartAsync("1", TestEngine.Json(Many));

        var batch = await Session.Predictions.PredictManyAsync("serving", "model-student1", "1", new[] { new { hour = 9 }, new { hour = 10 } }, Cancelled);

        Assert.Equal([1, 2], batch.Values.Select(value => value.Value));
    }

    [Fact]
    public async Task A_missing_field_is_told_in_the_engines_words()
    {
        await using var engine = await StartAsync("1", TestEngine.Json("""{"error":"The argument 'hour' is missing.","next_step":"Give all 14."}""", 400));

        var error = await FailsAsync(
            () => Session.Predictions.PredictAsync("serving", "model-student1", "1", new { distance = 8 }, Cancelled), PipelineFault.Rejected);

        Assert.Equal("The argument 'hour' is missing.\nGive all 14.", error.Message);
    }

    [Theory]
    [InlineData("{ \"hour\": }")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("[{\"hour\": 9}]")]
    public async Task What_is_no_set_of_features_is_refused_before_it_is_sent(string arguments) =>
        await FailsAsync(() => Session.Predictions.PredictAsync("serving", "m", "1", arguments, Cancelled), PipelineFault.Rejected);

    [Fact]
    public async Task A_number_that_json_cannot_write_is_refused() =>
        await FailsAsync(() => Session.Predictions.PredictAsync("serving", "m", "1", new { hour = double.NaN }, Cancelled), PipelineFault.Rejected);

    private async Task<TestEngine> StartAsync(string version, RequestDelegate answer)
    {
        var engine = await TestEngine.StartAsync(app => app.MapPost($"/model-student1/{version}/predict", answer));
        await Cluster.Actor.AddEngineAsync("serving", "deployment-engine", engine.Address.Port);
        return engine;
    }
}
