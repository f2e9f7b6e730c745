using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Tests.Hosting;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Predictions;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.Interactive.Tests.Commands;

public sealed class EngineMagicTests : MagicTest, IAsyncLifetime
{
    private const string Path = "/bd-fs-mnt/TenantShare/repo/models/student1/taxi.model";

    private TestCluster _cluster = null!;
    private TestEngine _engine = null!;
    private string _status = "Finished";
    private string _models = "[]";
    private string? _body;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        _engine = await TestEngine.StartAsync(Map);
        await _cluster.Actor.AddEngineAsync("training-engine-shared", "training-engine", _engine.Address.Port);
        await _cluster.Actor.AddEngineAsync("serving", "deployment-engine", _engine.Address.Port, new Connections { ConfigMaps = ["model-student1"] });
        await LogInAsync(_cluster);
        Host.Outputs.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _engine.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Training_is_one_output_that_ends_with_metrics_and_log()
    {
        await RunAsync("#!kd-train --name taxi-{{user}} --param \"depth=1\" --out job", "var code = \"{{user}}\";");

        Assert.Single(Host.Outputs);
        Assert.Contains("372.5", Host.Text, StringComparison.Ordinal);
        Assert.Contains("line one", Host.Text, StringComparison.Ordinal);
        Assert.Equal("taxi-student1", Assert.IsType<TrainingJob>(Host.Variables["job"]).Name);
        Assert.Contains("{{user}}", _body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_job_is_the_magics_error()
    {
        _status = "Failed";

        var error = await FailsAsync("#!kd-train --cluster training-engine-shared --out job", "throw;");

        Assert.Contains("There is no column hour.", error.Problem, StringComparison.Ordinal);
        Assert.Contains("#!kd-train logs", error.NextStep, StringComparison.Ordinal);
        Assert.False(Host.Variables.ContainsKey("job"));
    }

    [Fact]
    public async Task Interrupting_the_cell_cancels_the_job()
    {
        _status = "Running";
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        var error = await Assert.ThrowsAsync<MagicException>(() => Runner.RunAsync("#!kd-train", "while (true) {}", interrupt.Token));

        Assert.Contains("cancelled", error.Problem, StringComparison.Ordinal);
        Assert.Contains(_engine.Requests, request => request.Path == "/cancel/3");
    }

    [Fact]
    public async Task A_detached_job_is_not_followed()
    {
        await RunAsync("#!kd-train --detach --out job", "1");

        Assert.Equal("Queued", Assert.IsType<TrainingJob>(Host.Variables["job"]).Status);
        Assert.DoesNotContain(_engine.Requests, request => request.Path.StartsWith("/events", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Jobs_are_listed_shown_and_read()
    {
        await RunAsync("#!kd-train list");
        await RunAsync("#!kd-train show --id 3");
        await RunAsync("#!kd-train logs --id 3");

        Assert.Equal(3, Host.Outputs.Count);
        Assert.Contains("all of the output", Host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_is_followed_until_the_servers_have_it()
    {
        _models = $$"""[{"name":"model-student1","version":"1","path":"{{Path}}"}]""";

        await RunAsync($"#!kd-register --model model-{{{{user}}}} --model-version 1 --path {Path} --out model");

        Assert.IsType<RegisteredModel>(Host.Variables["model"]);
        Assert.True(Assert.IsType<ServingState>(Host.Outputs[^1][^1]).IsServed);
    }

    [Fact]
    public async Task A_model_file_that_is_not_there_is_the_magics_error()
    {
        _models = $$"""[{"name":"model-student1","version":"1","path":"{{Path}}","error":"There is no file taxi.model."}]""";

        var error = await FailsAsync($"#!kd-register --model model-student1 --model-version 1 --path {Path}");

        Assert.Contains("There is no file taxi.model.", error.Problem, StringComparison.Ordinal);
        Assert.Contains("#!kd-register update --model model-student1", error.NextStep, StringComparison.Ordinal);
        await RunAsync("#!kd-register list");
        Assert.Contains("model-student1", Host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_looks_at_the_models_too()
    {
        _models = $$"""[{"name":"model-student1","version":"1","path":"{{Path}}","error":"There is no file taxi.model."}]""";
        await RunAsync($"#!kd-register --model model-student1 --model-version 1 --path {Path} --no-wait");

        Assert.Contains("There is no file taxi.model.", (await FailsAsync("#!kd-cluster wait --name serving")).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prediction_is_shown_and_kept()
    {
        await RunAsync("#!kd-predict --model model-student1 --out first", "{\"hour\": 9}");
        Host.Variables["ride"] = new { hour = 9 };
        await RunAsync("#!kd-predict --model model-student1 --model-version 1 --input ride");
        Host.Variables["rides"] = new List<object> { new { hour = 9 } };
        await RunAsync("#!kd-predict --model model-student1 --model-version many --input rides");

        Assert.Equal(900.5, Assert.IsType<Prediction>(Host.Variables["first"]).Value);
        Assert.Contains("900.5 seconds", Host.Text, StringComparison.Ordinal);
        Assert.IsType<PredictionBatch>(Host.Outputs[^1][^1]);
    }

    [Theory]
    [InlineData("#!kd-predict --model m", "", "--input")]
    [InlineData("#!kd-predict --model m --input ride", "{}", "one of the two")]
    [InlineData("#!kd-predict --model m --input ride", "", "Make it")]
    [InlineData("#!kd-register update --model m", "", "--model-version")]
    [InlineData("#!kd-cluster wait --name serving --model-version 2", "", "Name the model")]
    [InlineData("#!kd-register --model m --model-version 1 --path taxi.model", "", "/bd-fs-mnt/TenantShare/repo")]
    public async Task What_cannot_be_done_says_what_can(string line, string body, string nextStep) =>
        Assert.Contains(nextStep, (await FailsAsync(line, body)).NextStep, StringComparison.Ordinal);

    private void Map(WebApplication app)
    {
        app.MapPost("/train", async context =>
        {
            _body = await new StreamReader(context.Request.Body).ReadToEndAsync(Cancelled);
            await TestEngine.Json("""{"id":3,"status":"Queued","name":"taxi-student1"}""", 202)(context);
        });
        app.MapGet("/events/3", async context =>
        {
            await context.Response.WriteAsync("data: {\"kind\":\"state\",\"text\":\"Running\"}\n\ndata: {\"kind\":\"log\",\"text\":\"line one\"}\n\n", Cancelled);
            await context.Response.WriteAsync("data: {\"kind\":\"progress\",\"text\":\"round 50\",\"value\":0.5}\n\n", Cancelled);
            if (_status == "Running")
            {
                await context.Response.Body.FlushAsync(Cancelled);
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await context.Response.WriteAsync($"data: {{\"kind\":\"state\",\"text\":\"{_status}\"}}\n\n", CancellationToken.None);
        });
        app.MapGet("/history/3", context => TestEngine.Json(Record())(context));
        app.MapGet("/history", context => TestEngine.Json($"[{Record()}]")(context));
        app.MapGet("/logs/3", context => context.Response.WriteAsync("all of the output\n"));
        app.MapPost("/cancel/3", TestEngine.Json("""{"id":3,"status":"Cancelled"}"""));
        app.MapGet("/models", context => TestEngine.Json(_models)(context));
        app.MapPost("/model-student1/many/predict", TestEngine.Json(
            """{"id":1,"status":"Finished","predictions":[{"value":1,"unit":"seconds","text":"one"}],"model":"model-student1","model_version":"1"}"""));
        app.MapPost("/model-student1/{version}/predict", TestEngine.Json(
            """{"id":1,"status":"Finished","prediction":{"value":900.5,"unit":"seconds","text":"It takes 900 s."},"model":"model-student1","model_version":"1"}"""));
    }

    private string Record() => $$"""
        {"id":3,"status":"{{_status}}","name":"taxi-student1","metrics":{"rmse":372.5}{{(_status == "Failed" ? ",\"error\":\"There is no column hour.\"" : "")}}}
        """;
}
