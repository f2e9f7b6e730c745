using System.Diagnostics;
using System.Net;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Hosting;

public sealed class EngineProcessTests
{
    [Fact]
    public async Task Before_it_is_configured_an_engine_opens_its_control_port_only()
    {
        await using var pod = new TestPod(EngineNames.DeploymentEngine);
        pod.Start();
        using var control = pod.Client(EngineControl.Port, "");
        using var service = pod.Client(EngineServices.RestServerPort, "");
        await Eventually.HoldsAsync(() => AnswersAsync(control, EngineControl.HealthPath), "the control port opens");

        Assert.False(await AnswersAsync(service, "/healthz"));
        using var elsewhere = await control.AskAsync("/models");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        var outcome = await pod.RunAsync(EngineNames.StartScript, "--configure");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(PodEnvironment.ConfigMetaPath, outcome.Errors, StringComparison.Ordinal);
        Assert.False(await AnswersAsync(service, "/healthz"));
        pod.WriteConfigMeta(ConfigMeta.Of(EngineServices.RestServerRole));
        Assert.Equal(new Outcome(0, "serves no model yet\n", ""), await pod.RunAsync(EngineNames.StartScript, "--configure"));
        Assert.True(await AnswersAsync(service, "/healthz"));
    }

    [Fact]
    public async Task An_engine_that_is_told_to_end_does_so_without_a_fault()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "signals are Unix's");
        var kill = PathProgram.FindOrSkip("kill");
        await using var pod = new TestPod(EngineNames.NotebookServer);
        await pod.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.ControllerRole));

        using var sent = Process.Start(kill, ["-TERM", pod.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await pod.Process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, pod.Process.ExitCode);
    }

    [Fact]
    public async Task An_engine_ends_when_the_process_it_belongs_to_is_gone()
    {
        await using var parent = new TestPod(EngineNames.LoadBalancer, "parent");
        parent.Start();
        await using var pod = new TestPod(EngineNames.LoadBalancer, "child", environment: new Dictionary<string, string>
        {
            [EngineControl.ParentProcessVariable] = parent.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        await pod.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.LoadBalancerRole));

        await parent.KillAsync();
        await pod.Process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, pod.Process.ExitCode);
    }

    [Theory]
    [InlineData("startscript")]
    [InlineData("startscript", "--restart")]
    [InlineData("unknown")]
    [InlineData("train-job", "/tmp")]
    public async Task Wrong_words_are_answered_with_the_right_ones(params string[] arguments)
    {
        await using var pod = new TestPod(EngineNames.LoadBalancer);

        var outcome = await pod.RunAsync(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.NotEmpty(outcome.Errors);
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.AskAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
