using System.Globalization;
using k8s;
using k8s.Models;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests;

/// <summary>What pods say about their commands, restarts, probes, hooks and limits, on the node agent of a sandbox.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PodRuleTests(SharedSandbox shared) : IAsyncLifetime
{
    private readonly string _name = $"rules-{Guid.NewGuid():N}"[..14];
    private Tenant? _tenant;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Tenant Tenant => _tenant!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The pods of these tests run shell scripts.");
        PathProgram.FindOrSkip("sh");
        _tenant = new Tenant(await shared.Sandbox.ClientAsync("student1"));
    }

    [Fact]
    public async Task A_command_that_ends_well_makes_a_pod_that_succeeded_and_keeps_its_log()
    {
        await CreateAsync("echo done", restart: "OnFailure");

        var pod = await UntilAsync(each => each.Status?.Phase == "Succeeded", "succeeded");

        Assert.Equal("mlpipeline-sandbox", pod.Spec.NodeName);
        Assert.Equal(("Completed", 0), (pod.Status.ContainerStatuses[0].State.Terminated.Reason, pod.Status.ContainerStatuses[0].RestartCount));
        await using var log = await Tenant.Client.CoreV1.ReadNamespacedPodLogAsync(_name, Tenant.Namespace, cancellationToken: Cancellation);
        using var reader = new StreamReader(log);
        Assert.Equal("done\n", await reader.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task A_pod_that_is_never_started_again_fails_with_its_exit_code()
    {
        await CreateAsync("exit 7", restart: "Never");

        var pod = await UntilAsync(each => each.Status?.Phase == "Failed", "failed");

        Assert.Equal(("Error", 7), (pod.Status.ContainerStatuses[0].State.Terminated.Reason, pod.Status.ContainerStatuses[0].State.Terminated.ExitCode));
    }

    [Fact]
    public async Task A_failure_is_tried_again_with_ever_longer_pauses()
    {
        await CreateAsync("[ -e /tmp/$0 ] || exit 1", restart: "OnFailure");

        var pod = await UntilAsync(
            each => each.Status?.ContainerStatuses?[0] is { RestartCount: >= 1, State.Waiting.Reason: "CrashLoopBackOff" }, "waits before it is tried again");

        Assert.Equal(1, pod.Status.ContainerStatuses[0].LastState.Terminated.ExitCode);
    }

    [Fact]
    public async Task Probes_tell_when_a_container_has_started_is_ready_and_has_to_be_ended()
    {
        await CreateAsync("sleep 600", change: container =>
        {
            container.StartupProbe = Probe("[ -e $MLPIPELINE_POD_ROOT/tmp/started ]");
            container.ReadinessProbe = Probe("[ -e $MLPIPELINE_POD_ROOT/tmp/ready ]");
            container.LivenessProbe = Probe("[ ! -e $MLPIPELINE_POD_ROOT/tmp/dead ]");
        });
        await UntilAsync(each => each.Status?.ContainerStatuses?[0] is { State.Running: not null, Started: false, Ready: false }, "runs");

        Touch("started");
        await UntilAsync(each => each.Status.ContainerStatuses[0] is { Started: true, Ready: false }, "started");
        Touch("ready");
        await UntilAsync(each => each.Status.ContainerStatuses[0].Ready, "ready");
        File.Delete(FileOf("ready"));
        await UntilAsync(each => !each.Status.ContainerStatuses[0].Ready, "not ready");

        Touch("dead");
        var pod = await UntilAsync(each => each.Status.ContainerStatuses[0].RestartCount == 1, "started again");
        Assert.Contains("Liveness probe failed", pod.Status.ContainerStatuses[0].LastState.Terminated.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_that_fails_ends_the_container_and_says_so()
    {
        await CreateAsync("sleep 600", restart: "Never", change: container =>
            container.Lifecycle = new V1Lifecycle { PostStart = new V1LifecycleHandler { Exec = new V1ExecAction { Command = ["sh", "-c", "echo no luck; exit 3"] } } });

        var pod = await UntilAsync(each => each.Status?.Phase == "Failed", "failed");

        Assert.Equal("PostStart hook failed: command ended with exit code 3: no luck", pod.Status.ContainerStatuses[0].State.Terminated.Message);
    }

    [Fact]
    public async Task A_hook_runs_before_a_pod_is_ended()
    {
        var seen = Path.Combine(shared.Sandbox.Home.Folder, $"{_name}.seen");
        await CreateAsync("sleep 600", change: container =>
            container.Lifecycle = new V1Lifecycle { PreStop = new V1LifecycleHandler { Exec = new V1ExecAction { Command = ["sh", "-c", $"touch {seen}"] } } });
        await UntilAsync(each => each.Status?.ContainerStatuses?[0].State.Running is not null, "runs");

        await Tenant.Client.CoreV1.DeleteNamespacedPodAsync(_name, Tenant.Namespace, cancellationToken: Cancellation);

        await Eventually.HoldsAsync(() => File.Exists(seen), "the hook ran");
        File.Delete(seen);
    }

    [Fact]
    public async Task Who_takes_more_memory_than_the_limit_is_ended_for_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test's program fills memory as Linux counts it.");
        await CreateAsync("x=$(head -c 60000000 /dev/zero | tr '\\0' x); sleep 600; echo $x", restart: "Never", memory: "32Mi");

        var pod = await UntilAsync(each => each.Status?.Phase == "Failed", "failed");

        var end = pod.Status.ContainerStatuses[0].State.Terminated;
        Assert.Equal(("OOMKilled", 137), (end.Reason, end.ExitCode));
    }

    [Fact]
    public async Task Limits_reach_the_program_and_the_status()
    {
        await CreateAsync(
            "echo heap $DOTNET_GCHeapHardLimit of ${DOTNET_PROCESSOR_COUNT:-all}; sleep 600",
            memory: "1Gi",
            change: container => container.Resources.Limits["cpu"] = new ResourceQuantity("500m"));

        var pod = await UntilAsync(each => each.Status?.ContainerStatuses?[0].State.Running is not null, "runs");

        Assert.Equal("1Gi", pod.Status.ContainerStatuses[0].Resources.Limits["memory"].ToString());
        var heap = (3L << 28).ToString("x", CultureInfo.InvariantCulture);
        var processors = Environment.ProcessorCount > 1 ? "1" : "all";
        await Eventually.HoldsAsync(
            () => File.ReadAllText(shared.Sandbox.Folder("pods", Tenant.Namespace, _name, "log")).Contains($"heap {heap} of {processors}\n", StringComparison.Ordinal), "limits");
    }

    public async ValueTask DisposeAsync()
    {
        if (_tenant is not null)
        {
            await _tenant.Client.CoreV1.DeleteCollectionNamespacedPodAsync(
                Tenant.Namespace, fieldSelector: $"metadata.name={_name}", gracePeriodSeconds: 0, cancellationToken: CancellationToken.None);
            _tenant.Dispose();
        }
    }

    private static V1Probe Probe(string condition) =>
        new() { PeriodSeconds = 1, FailureThreshold = 60, Exec = new V1ExecAction { Command = ["sh", "-c", condition] } };

    private Task<V1Pod> CreateAsync(string script, string restart = "Always", string memory = "1Gi", Action<V1Container>? change = null)
    {
        var container = new V1Container
        {
            Name = "app",
            Image = "mlpipeline/deployment-engine:1.0",
            Command = ["sh", "-c", script, _name],
            Resources = new V1ResourceRequirements { Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new(memory) } },
        };
        change?.Invoke(container);
        if (container.LivenessProbe is { } liveness)
        {
            liveness.FailureThreshold = 1;
        }

        if (container.ReadinessProbe is { } readiness)
        {
            readiness.FailureThreshold = 1;
        }

        var pod = new V1Pod { Metadata = new() { Name = _name }, Spec = new() { RestartPolicy = restart, Containers = [container] } };
        return Tenant.Client.CoreV1.CreateNamespacedPodAsync(pod, Tenant.Namespace, cancellationToken: Cancellation);
    }

    private string FileOf(string name) => shared.Sandbox.Folder("pods", Tenant.Namespace, _name, "root", "tmp", name);

    private void Touch(string name) => File.WriteAllText(FileOf(name), "");

    private Task<V1Pod> UntilAsync(Func<V1Pod, bool> holds, string what) => Eventually.GetAsync(
        async cancellationToken =>
            await Tenant.Client.CoreV1.ReadNamespacedPodAsync(_name, Tenant.Namespace, cancellationToken: cancellationToken) is { } pod && holds(pod) ? pod : null,
        what);
}
