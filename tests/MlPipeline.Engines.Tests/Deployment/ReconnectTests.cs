using System.Net;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Deployment;

public sealed class ReconnectTests(ModelFixture models) : IClassFixture<ModelFixture>
{
    private static readonly ConnectedObject Version1 =
        ConfigMeta.Model("taxi", "1", DeploymentPod.ModelPath("first.model"), DeploymentPod.ScriptPath("first.csx"));

    private static readonly ConnectedObject Version2 =
        ConfigMeta.Model("taxi", "2", DeploymentPod.ModelPath("second.model"), DeploymentPod.ScriptPath("second.csx"));

    [Fact]
    public async Task A_new_version_takes_over_while_requests_in_flight_end_with_the_old()
    {
        await using var engine = NewEngine();
        var arrived = Path.Combine(engine.Pod.Root, "arrived");
        var release = Path.Combine(engine.Pod.Root, "release");
        engine.AddScript(
            "first.csx",
            $"if (Arguments[\"hour\"] > 0) {{ System.IO.File.WriteAllText(@\"{arrived}\", \"\");"
            + $"while (!System.IO.File.Exists(@\"{release}\")) await System.Threading.Tasks.Task.Delay(5); }} {DeploymentPod.Script}");
        await engine.StartAsync(Version1);
        var inFlight = engine.PredictAsync("taxi/1");
        await Eventually.TrueAsync("the request arrives", () => File.Exists(arrived));

        var outcome = await engine.ReconnectAsync(Version2);

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
        await engine.StartAsync(Version1);
        using var before = await engine.PredictAsync("taxi/1");

        engine.AddModel("first.model", models.Second);
        var outcome = await engine.ReconnectAsync(Version1);

        Assert.Equal(0, outcome.ExitCode);
        using var after = await engine.PredictAsync("taxi/1");
        Assert.NotEqual((await before.RecordAsync()).Prediction!.Value, (await after.RecordAsync()).Prediction!.Value);
    }

    [Theory]
    [InlineData("missing", "does not exist")]
    [InlineData("tampered", "cannot be used")]
    [InlineData("script", "does not compile: second.csx(1,8): error CS0103")]
    [InlineData("incomplete", "has no 'path'")]
    [InlineData("outside", "no usable path")]
    public async Task A_version_that_cannot_be_served_leaves_the_old_one_serving(string fault, string reason)
    {
        await using var engine = NewEngine();
        await engine.StartAsync(Version1);

        var outcome = await engine.ReconnectAsync(Break(engine, fault));

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("Model taxi version 2 is not served: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains(reason, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Pod.Root, outcome.Errors, StringComparison.Ordinal);
        Assert.True(outcome.Errors.Trim().Split('\n').Length == 2, outcome.Errors);
        using var old = await engine.PredictAsync("taxi/1");
        Assert.Equal("1", (await old.RecordAsync()).ModelVersion);
        using var broken = await engine.PredictAsync("taxi/2");
        Assert.Contains(reason, (await broken.ErrorAsync(HttpStatusCode.ServiceUnavailable)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_configuration_with_a_fault_can_be_mended()
    {
        await using var engine = NewEngine();
        File.Delete(engine.Pod.HostPath(DeploymentPod.ModelPath("first.model")));
        engine.Pod.WriteConfigMeta(ConfigMeta.Of(EngineServices.RestServerRole, models: [Version1]));
        engine.Pod.Start();

        var first = await engine.Pod.RunAsync(EngineNames.StartScript, "--configure");
        using var before = await engine.PredictAsync("taxi/1");
        engine.AddModel("first.model", models.First);
        var second = await engine.ReconnectAsync(Version1);
        using var after = await engine.PredictAsync("taxi/1");

        Assert.Equal((1, 0), (first.ExitCode, second.ExitCode));
        await before.ErrorAsync(HttpStatusCode.ServiceUnavailable);
        await after.RecordAsync();
    }

    private static ConnectedObject Break(DeploymentPod engine, string fault)
    {
        var model = engine.Pod.HostPath(DeploymentPod.ModelPath("second.model"));
        switch (fault)
        {
            case "missing":
                File.Delete(model);
                return Version2;
            case "tampered":
                File.WriteAllBytes(model, [.. File.ReadAllBytes(model).Select((value, place) => place == 200 ? (byte)~value : value)]);
                return Version2;
            case "script":
                engine.AddScript("second.csx", "return nowhere;");
                return Version2;
            case "incomplete":
                return ConfigMeta.Model("taxi", "2", "", "");
            default:
                return ConfigMeta.Model("taxi", "2", "/bd-fs-mnt/../../../etc/passwd", "");
        }
    }

    private DeploymentPod NewEngine()
    {
        var engine = new DeploymentPod();
        engine.AddModel("first.model", models.First);
        engine.AddModel("second.model", models.Second);
        engine.AddScript("first.csx", DeploymentPod.Script);
        engine.AddScript("second.csx", DeploymentPod.Script);
        return engine;
    }
}
