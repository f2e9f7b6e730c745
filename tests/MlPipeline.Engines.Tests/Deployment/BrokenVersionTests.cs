using System.Net;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Deployment;

public sealed class BrokenVersionTests(VersionFixture fixture) : IClassFixture<VersionFixture>
{
    [Theory]
    [InlineData("missing", "does not exist")]
    [InlineData("tampered", "cannot be used")]
    [InlineData("script", "does not compile: second.csx(1,8): error CS0103")]
    [InlineData("incomplete", "has no 'path'")]
    [InlineData("outside", "no usable path")]
    public async Task A_version_that_cannot_be_served_leaves_the_old_one_serving(string fault, string reason)
    {
        var engine = fixture.Engine;
        engine.AddTwoVersions(fixture.Models);

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

    private static ConnectedObject Break(DeploymentPod engine, string fault)
    {
        var model = engine.Pod.HostPath(DeploymentPod.ModelPath("second.model"));
        switch (fault)
        {
            case "missing":
                File.Delete(model);
                return DeploymentPod.Version2;
            case "tampered":
                File.WriteAllBytes(model, [.. File.ReadAllBytes(model).Select((value, place) => place == 200 ? (byte)~value : value)]);
                return DeploymentPod.Version2;
            case "script":
                engine.AddScript("second.csx", "return nowhere;");
                return DeploymentPod.Version2;
            case "incomplete":
                return ConfigMeta.Model("taxi", "2", "", "");
            default:
                return ConfigMeta.Model("taxi", "2", "/bd-fs-mnt/../../../etc/passwd", "");
        }
    }
}
