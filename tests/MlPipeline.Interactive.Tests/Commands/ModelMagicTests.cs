using Microsoft.AspNetCore.Builder;
using MlPipeline.Interactive.Tests.Hosting;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Predictions;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Interactive.Tests.Commands;

/// <summary>Versions that come and go: history, rollback, canary, promotion, deployment, and many questions to one.</summary>
public sealed class ModelMagicTests : MagicTest, IAsyncLifetime
{
    private const string Model = "--model model-{{user}}";

    private TestCluster _cluster = null!;
    private TestEngine _engine = null!;
    private string _models = "[]";

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        _engine = await TestEngine.StartAsync(app =>
        {
            app.MapGet("/models", context => TestEngine.Json(_models)(context));
            app.MapPost("/model-student1/{version}/predict", TestEngine.Json(
                """{"id":1,"status":"Finished","prediction":{"value":900.5,"unit":"seconds","text":"It takes 900 s."},"model":"model-student1","model_version":"1"}"""));
        });
        await LogInAsync(_cluster);
        await RunAsync($"#!kd-register {Model} --model-version 1 --path {Path(1)}");
        await RunAsync($"#!kd-register update {Model} --model-version 2 --path {Path(2)}");
        Host.Outputs.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _engine.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task History_and_rollback_show_and_keep()
    {
        await RunAsync($"#!kd-register history {Model} --out history");
        await RunAsync($"#!kd-register rollback {Model} --out back");

        Assert.Equal(2, Assert.IsType<ModelHistory>(Host.Variables["history"]).Revisions.Count);
        Assert.Equal("1", Kept("back").Version);
    }

    [Fact]
    public async Task A_canary_goes_out_grows_and_is_promoted()
    {
        await RunAsync($"#!kd-register canary {Model} --model-version 3 --path {Path(3)} --percent 10 --out tried");
        await RunAsync($"#!kd-register canary {Model} --percent 50 --out more");
        await RunAsync($"#!kd-register promote {Model} --out promoted");

        Assert.Equal(("3", 10), (Kept("tried").Canary!.Version, Kept("tried").Canary!.Percent));
        Assert.Equal(("2", 50), (Kept("more").Version, Kept("more").Canary!.Percent));
        Assert.Equal(("3", null), (Kept("promoted").Version, Kept("promoted").Canary));
    }

    [Fact]
    public async Task A_canary_is_followed_until_the_servers_have_it()
    {
        await AddServingAsync();
        _models = $$"""[{"name":"model-student1","version":"3","path":"{{Path(3)}}"}]""";

        await RunAsync($"#!kd-register canary {Model} --model-version 3 --path {Path(3)} --percent 10");

        var state = Assert.IsType<ServingState>(Host.Outputs[^1][^1]);
        Assert.Equal(("3", true), (state.Version, state.IsServed));
    }

    [Fact]
    public async Task A_deployment_that_is_there_is_connected()
    {
        await _cluster.Actor.AddEngineAsync("serving", "deployment-engine", _engine.Address.Port);

        await RunAsync($"#!kd-register {Model} --model-version 2 --path {Path(2)} --deploy serving --no-wait --out model");

        Assert.Equal(["serving"], Kept("model").Deployments);
    }

    [Fact]
    public async Task Many_questions_have_a_summary()
    {
        await AddServingAsync();

        await RunAsync($"#!kd-predict {Model} --model-version 1 --repeat 7 --out run", "{\"hour\": 9}");

        var run = Assert.IsType<PredictionRun>(Host.Variables["run"]);
        Assert.Equal((7, 0), (run.Answered, run.Failed));
        Assert.Same(run, Assert.Single(Host.Outputs)[^1]);
    }

    [Theory]
    [InlineData("#!kd-register canary --model model-student1 --percent 10", "sends one out")]
    [InlineData("#!kd-register canary --model model-student1 --percent 10 --path x", "#!kd-register canary")]
    [InlineData("#!kd-register canary --model model-student1 --percent 10 --model-version 3", "Name the model file")]
    [InlineData("#!kd-register canary --model model-student1 --percent ten", "--percent 3")]
    [InlineData("#!kd-register promote --model model-student1", "sends one out")]
    [InlineData("#!kd-register rollback --model model-student1 --model-version 9", "#!kd-register history")]
    [InlineData("#!kd-register history --model nothing", "#!kd-register list")]
    [InlineData("#!kd-register --model m --model-version 1 --path /bd-fs-mnt/TenantShare/repo/m --deploy notebook", "deployment-engine")]
    public async Task What_cannot_be_done_says_what_can(string line, string nextStep)
    {
        await _cluster.Actor.CreateAsync("notebook", "jupyter-notebook", null, "controller");

        Assert.Contains(nextStep, (await FailsAsync(line)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "{}", "--repeat 100")]
    [InlineData("5", "[{}]", "one set")]
    public async Task A_repetition_that_makes_no_sense_is_refused(string repeat, string body, string nextStep)
    {
        await AddServingAsync();

        Assert.Contains(nextStep, (await FailsAsync($"#!kd-predict {Model} --repeat {repeat}", body)).NextStep, StringComparison.Ordinal);
    }

    private Task AddServingAsync() =>
        _cluster.Actor.AddEngineAsync("serving", "deployment-engine", _engine.Address.Port, new Connections { ConfigMaps = ["model-student1"] });

    private RegisteredModel Kept(string variable) => Assert.IsType<RegisteredModel>(Host.Variables[variable]);

    private static string Path(int version) => $"/bd-fs-mnt/TenantShare/repo/models/student1/taxi-v{version}.model";
}
