using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Tests.Pods;
using MlPipeline.Learning;

namespace MlPipeline.Engines.Tests.Deployment;

public sealed class PredictionTests(PredictionFixture fixture) : IClassFixture<PredictionFixture>
{
    private readonly DeploymentPod _engine = fixture.Engine;
    private readonly double _expected = TripDurationModel.Load(fixture.ModelFile).Predict(
        JsonSerializer.Deserialize<Dictionary<string, double>>(DeploymentPod.Arguments)!);

    [Fact]
    public async Task A_prediction_is_what_the_model_says_in_the_words_of_the_script()
    {
        using var answer = await _engine.PredictAsync("taxi/1");

        var record = await answer.RecordAsync();
        Assert.Equal(_expected, record.Prediction!.Value);
        Assert.Equal("seconds", record.Prediction.Unit);
        Assert.Equal($"The ride takes {_expected:F0} seconds.\n", record.Output);
        Assert.Equal(("taxi", "1", JobStatus.Finished), (record.Model, record.ModelVersion, record.Status));
        Assert.Equal(_engine.Pod.Process.Id, record.Pid);
        Assert.Equal(8, record.Input.GetProperty("distance").GetDouble());

        using var again = await _engine.Client.AskAsync($"/history/{record.Id}");
        Assert.Equal(record.Output, (await again.RecordAsync()).Output);
        var log = await _engine.Client.GetStringAsync(new Uri("http://" + record.LogUrl), TestContext.Current.CancellationToken);
        Assert.Equal(record.Output, log);
    }

    [Theory]
    [InlineData("taxi/latest", "1")]
    [InlineData("bare/latest", "10")]
    public async Task Latest_is_the_highest_version(string model, string version)
    {
        using var answer = await _engine.PredictAsync(model);

        Assert.Equal(version, (await answer.RecordAsync()).ModelVersion);
    }

    [Theory]
    [InlineData("bare/9", true)]
    [InlineData("throws/1", false)]
    public async Task Without_a_script_the_models_own_schema_scores(string model, bool useScoring)
    {
        using var answer = await _engine.PredictAsync(model, useScoring: useScoring);

        var record = await answer.RecordAsync();
        Assert.Equal(_expected, record.Prediction!.Value);
        Assert.Equal($"The prediction is {_expected:F0} seconds.\n", record.Output);
    }

    [Fact]
    public async Task A_batch_is_answered_in_its_order()
    {
        var late = DeploymentPod.Arguments.Replace("\"distance\":8", "\"distance\":1", StringComparison.Ordinal);
        using var one = await _engine.PredictAsync("taxi/1", late);
        using var batch = await _engine.PredictAsync("taxi/1", $"[{DeploymentPod.Arguments},{late},{DeploymentPod.Arguments}]");
        using var empty = await _engine.PredictAsync("taxi/1", "[]");

        var record = await batch.RecordAsync();
        var other = (await one.RecordAsync()).Prediction!.Value;
        Assert.NotEqual(_expected, other);
        Assert.Equal([_expected, other, _expected], record.Predictions!.Select(prediction => prediction.Value));
        Assert.Null(record.Prediction);
        Assert.Empty((await empty.RecordAsync()).Predictions!);
        using var list = await _engine.Client.AskAsync("/history");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
    }

    [Fact]
    public async Task A_batch_of_a_hundred_thousand_is_answered_as_a_whole()
    {
        using var answer = await _engine.PredictAsync(
            "bare/9", $"[{string.Join(',', Enumerable.Repeat(DeploymentPod.Arguments, 100_000))}]");

        var record = await answer.RecordAsync();
        Assert.Equal(100_000, record.Predictions!.Count);
        Assert.All(record.Predictions, prediction => Assert.Equal(_expected, prediction.Value));
        Assert.Equal("100000 argument sets", record.Input.GetString());
    }

    [Fact]
    public async Task A_batch_is_scored_as_the_request_says_wherever_it_says_so()
    {
        var sets = string.Join(',', Enumerable.Repeat(DeploymentPod.Arguments, 600));
        using var content = Answers.Json($$"""{"scoring_args":[{{sets}}],"use_scoring":false}""");
        using var answer = await _engine.Client.TellAsync("/throws/1/predict", content);
        using var late = Answers.Json($$"""{"use_scoring":true,"scoring_args":[{{sets}},{"work":1}]}""");
        using var broken = await _engine.Client.TellAsync("/taxi/1/predict", late);

        Assert.All((await answer.RecordAsync()).Predictions!, prediction => Assert.Equal(_expected, prediction.Value));
        Assert.StartsWith("Set 600 of scoring_args: 'start_latitude' is missing", (await broken.ErrorAsync(HttpStatusCode.BadRequest)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_cut_off_harms_nobody()
    {
        using (var socket = new System.Net.Sockets.TcpClient())
        {
            var address = _engine.Pod.Address(EngineServices.RestServerPort);
            await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            await socket.GetStream().WriteAsync(
                System.Text.Encoding.ASCII.GetBytes(
                    $"POST /taxi/1/predict HTTP/1.1\r\nHost: x\r\n{EngineServices.TokenHeader}: {ConfigMeta.MemberToken}\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"scoring_args\":{\"work\":"),
                TestContext.Current.CancellationToken);
        }

        using var answer = await _engine.PredictAsync("taxi/1");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("\"hour\":9,", "", "'hour' is missing")]
    [InlineData("\"hour\":9,", "\"hour\":9,\"minute\":1,", "'minute' is not an argument")]
    [InlineData("\"hour\":9,", "\"hour\":9,\"hour\":9,", "'hour' is given twice")]
    [InlineData("\"hour\":9,", "\"hour\":\"9\",", "'hour' is not a number")]
    [InlineData("\"hour\":9,", "\"hour\":null,", "'hour' is not a number")]
    [InlineData("\"hour\":9,", "\"hour\":\"NaN\",", "'hour' is not a number")]
    [InlineData("\"hour\":9,", "\"hour\":{},", "'hour' is not a number")]
    [InlineData("\"hour\":9,", "\"hour\":1e999,", "'hour' is not a finite number")]
    public async Task Arguments_that_the_model_cannot_take_are_named(string part, string replacement, string problem)
    {
        var arguments = DeploymentPod.Arguments.Replace(part, replacement, StringComparison.Ordinal);
        using var single = await _engine.PredictAsync("taxi/1", arguments);
        using var batch = await _engine.PredictAsync("bare/9", $"[{DeploymentPod.Arguments},{arguments}]");

        var error = await single.ErrorAsync(HttpStatusCode.BadRequest);
        Assert.Contains(problem, error.Error, StringComparison.Ordinal);
        Assert.Contains("work, start_latitude", error.NextStep, StringComparison.Ordinal);
        Assert.StartsWith("Set 1 of scoring_args: ", (await batch.ErrorAsync(HttpStatusCode.BadRequest)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"scoring_args":8}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"scoring_args":[8]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"scoring_args":{"work":NaN}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"scoring_args":{"work":""", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("""{"scoring_args":{}} and more""", HttpStatusCode.BadRequest)]
    [InlineData("""{"use_scoring":"yes","scoring_args":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"scoring_args":[],"scoring_args":[]}""", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_no_request_is_refused(string body, HttpStatusCode expected)
    {
        using var content = Answers.Json(body);
        using var answer = await _engine.Client.TellAsync("/taxi/1/predict", content);

        await answer.ErrorAsync(expected);
    }

    [Fact]
    public async Task Other_content_and_other_tokens_are_refused()
    {
        using var text = new StringContent(DeploymentPod.Arguments);
        using var stranger = _engine.Pod.Client(EngineServices.RestServerPort, "");
        using var wrongType = await _engine.Client.TellAsync("/taxi/1/predict", text);
        using var noToken = await stranger.AskAsync("/models");
        using var health = await stranger.AskAsync("/healthz");

        await wrongType.ErrorAsync(HttpStatusCode.UnsupportedMediaType);
        await noToken.ErrorAsync(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Theory]
    [InlineData("taxi/2", "Model 'taxi' is not served in version '2'.")]
    [InlineData("boat/1", "There is no model 'boat'.")]
    [InlineData("boat/latest", "There is no model 'boat'.")]
    public async Task An_unknown_model_or_version_is_answered_with_those_there_are(string model, string problem)
    {
        using var answer = await _engine.PredictAsync(model);

        var error = await answer.ErrorAsync(HttpStatusCode.NotFound);
        Assert.Equal(problem, error.Error);
        Assert.Contains("taxi version 1", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_throws_is_told_with_its_line()
    {
        using var throws = await _engine.PredictAsync("throws/1");
        using var silent = await _engine.PredictAsync("silent/1");

        var error = await throws.ErrorAsync(HttpStatusCode.InternalServerError);
        Assert.Equal("The scoring script failed with InvalidOperationException: too late (throws.csx, line 3).", error.Error);
        Assert.Contains("answered nothing", (await silent.ErrorAsync(HttpStatusCode.InternalServerError)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_models_are_listed_with_what_they_take()
    {
        var models = await _engine.Client.GetFromJsonAsync(
            new Uri("/models", UriKind.Relative), EngineJson.Default.IReadOnlyListServedModel, TestContext.Current.CancellationToken);

        Assert.Equal(["taxi 1", "bare 9", "bare 10", "throws 1", "silent 1"], models!.Select(model => $"{model.Name} {model.Version}"));
        Assert.Equal(FeatureSchema.Workshop.Names, models![0].Arguments);
        Assert.All(models, model => Assert.Null(model.Error));
    }
}
