using System.Net;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Deployment;

public sealed class ReconnectTests(ModelFixture models) : IClassFixture<ModelFixture>
{
    [Fact]
    public async Task A_new_version_takes_over_while_requests_in_flight_end_with_the_old()
    {
        await using var engine = NewEngine();
        var arrived = Path.Combine(engine.Pod.Root, "arrived");
        var release = Path.Combine(engine.Pod.Root, "release");
        engine.AddScript(
            "first.csx",
            $"if (Arguments[\"hour\"] > 0) {{ System.IO.File.WriteAllText(@\"{arrived}\", \"\");"
            + $"System.Threading.SpinWait.SpinUntil(() => System.IO.File.Exists(@\"{release}\")); }} {DeploymentPod.Script}");
        await engine.StartAsync(DeploymentPod.Version1);
        var inFlight = engine.PredictAsync("taxi/1");
        await Eventually.HoldsAsync(() => File.Exists(arrived), "the request arrives");

        var outcome = await engine.ReconnectAsync(DeploymentPod.Version2);

        Assert.Equal(new Outcome(0, "serves taxi version 2\n", ""), outcome);
        using var old = await engine.PredictAsync("taxi/1");
        Assert.Equal("Served are: taxi version 2.", (await old.ErrorAsync(HttpStatusCode.NotFound)).NextStep);
        using var latest = await engine.PredictAsync("taxi/latest");
        var second = await latest.RecordAsync();
        await File.WriteAllTextAsync(release, "", TestContext.Current.CancellationToken);
        using var late = await inFlight;
        var first = await late.RecordAsync();
        Assert.Equal(("1", "2"), (first.ModelVersion, second.ModelVersion));
        Assert.NotEqual(first.Prediction!.Value, second.Prediction!.Value);
        Assert.Equal(first.Pid, second.Pid);
    }

    [Fact]
    public async Task A_file_written_over_is_loaded_again()
    {
        await using var engine = NewEngine();
        await engine.StartAsync(DeploymentPod.Version1);
        using var before = await engine.PredictAsync("taxi/1");

        engine.AddModel("first.model", models.Second);
        var outcome = await engine.ReconnectAsync(DeploymentPod.Version1);

        Assert.Equal(0, outcome.ExitCode);
        using var after = await engine.PredictAsync("taxi/1");
        Assert.NotEqual((await before.RecordAsync()).Prediction!.Value, (await after.RecordAsync()).Prediction!.Value);
    }

    [Fact]
    public async Task A_first_configuration_with_a_fault_can_be_mended()
    {
        await using var engine = NewEngine();
        File.Delete(engine.Pod.HostPath(DeploymentPod.ModelPath("first.model")));
        engine.Pod.WriteConfigMeta(ConfigMeta.Of(EngineServices.RestServerRole, models: [DeploymentPod.Version1]));
        engine.Pod.Start();

        var first = await engine.Pod.RunAsync(EngineNames.StartScript, "--configure");
        using var before = await engine.PredictAsync("taxi/1");
        engine.AddModel("first.model", models.First);
        var second = await engine.ReconnectAsync(DeploymentPod.Version1);
        using var after = await engine.PredictAsync("taxi/1");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("Model taxi version 1 is not served: ", first.Output, StringComparison.Ordinal);
        await before.ErrorAsync(HttpStatusCode.ServiceUnavailable);
        await after.RecordAsync();
    }

    private DeploymentPod NewEngine()
    {
        var engine = new DeploymentPod();
        engine.AddTwoVersions(models);
        return engine;
    }
}
