using System.Globalization;
using System.Text;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using MlPipeline.Operator;
using MlPipeline.Operator.Election;
using MlPipeline.Operator.Hosting;
using MlPipeline.Operator.Members;
using MlPipeline.Operator.Members.Exec;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Networking;
using MlPipeline.Sandbox.Tests.Hosting;
using MemberAccessException = MlPipeline.Operator.Members.MemberAccessException;

namespace MlPipeline.Sandbox.Tests;

/// <summary>
/// An operator beside the sandbox instead of the one in it: it knows members through <c>pods/exec</c> only, as on any cluster.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class OwnOperatorTests : IAsyncLifetime
{
    private const string LoadBalancer = "training-engine-shared-loadbalancer";

    private readonly TestSandbox _sandbox = new();
    private readonly List<(CancellationTokenSource Stop, Task Run)> _operators = [];
    private Kubernetes _admin = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("commands in pods need a POSIX shell");
        }

        await _sandbox.StartAsync(new SandboxStartOptions { Rows = 500, WithoutOperator = true });
        _admin = TestSandbox.Client(await _sandbox.Launcher.AdminKubeconfigAsync(Cancelled));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (stop, run) in _operators)
        {
            await StopAsync(stop, run);
            stop.Dispose();
        }

        _admin?.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Configures_members_through_exec_and_hands_over_to_the_one_that_stands_by()
    {
        var port = PortAllocator.Find();
        var (stopFirst, first) = StartOperator("first", port);
        await _sandbox.WaitUntilReadyAsync();
        await MembersAreReachedAsync();
        await CommandsRunAsync();
        await MetricsAreServedAsync(port);

        StartOperator("second", PortAllocator.Find());
        Assert.Equal("first", await LeaderAsync());
        await StopAsync(stopFirst, first);
        await Eventually.HoldsAsync(async () => await LeaderAsync() == "second", "the second operator leads");

        using var tenant = new Tenant(await _sandbox.ClientAsync("student1"));
        await tenant.ApplyAsync(Manifests.DeploymentEngine("inference-server"));
        await tenant.ConfiguredAsync("inference-server", members: 2);

        var left = await StartInBackgroundAsync();
        await _sandbox.StopAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(ProcessList.HasEnded(left)), "what a command left in the background has ended");
    }

    private (CancellationTokenSource Stop, Task Run) StartOperator(string identity, int port)
    {
        var stop = new CancellationTokenSource();
        var host = new OperatorHost(
            _admin,
            new OperatorHostOptions { Operator = new OperatorOptions { Namespace = "kubedirector" }, Identity = identity, Port = port },
            TimeProvider.System,
            NullLoggerFactory.Instance);
        var started = (stop, Task.Run(() => host.RunAsync(stop.Token), Cancelled));
        _operators.Add(started);
        return started;
    }

    private static async Task StopAsync(CancellationTokenSource stop, Task run)
    {
        await stop.CancelAsync();
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<string?> LeaderAsync() =>
        (await _admin.CoordinationV1.ReadNamespacedLeaseAsync(LeaderElection.LeaseName, "kubedirector", cancellationToken: Cancelled)).Spec.HolderIdentity;

    private async Task<MemberContainer> MemberAsync()
    {
        var pods = await _admin.CoreV1.ListNamespacedPodAsync(Tenant.Namespace, cancellationToken: Cancelled);
        var pod = pods.Items.First(pod => pod.Name().StartsWith(LoadBalancer, StringComparison.Ordinal));
        return new MemberContainer(Tenant.Namespace, pod.Name(), "app", pod.Status.ContainerStatuses[0].ContainerID);
    }

    private async Task MembersAreReachedAsync()
    {
        var member = await MemberAsync();
        var access = new PodExecMemberAccess(_admin);
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("zeile äöü\n", 20_000)));
        await access.WriteFileAsync(member, "/tmp/deep/er/file", content, Cancelled);
        Assert.Equal(Encoding.UTF8.GetString(content), await access.ReadFileAsync(member, "/tmp/deep/er/file", Cancelled));
        Assert.Null(await access.ReadFileAsync(member, "/tmp/none", Cancelled));
        Assert.Contains("\"node\"", await access.ReadFileAsync(member, "/etc/guestconfig/configmeta.json", Cancelled), StringComparison.Ordinal);
        await Assert.ThrowsAsync<MemberAccessException>(() =>
            access.ReadFileAsync(member with { ContainerId = "process://other" }, "/tmp/none", Cancelled));
        await Assert.ThrowsAsync<MemberAccessException>(() => access.ReadFileAsync(member with { Pod = "none" }, "/tmp/none", Cancelled));
        await Assert.ThrowsAsync<MemberAccessException>(() => access.InstallPackageAsync(member, "file:///tmp/deep/er/file", Cancelled));

        await access.WriteFileAsync(member, "/opt/guestconfig/own/startscript", "#!/bin/sh\necho \"said $*\"; echo bad >&2; exit 3\n"u8.ToArray(), Cancelled);
        await RunAsync(member, "chmod u+x opt/guestconfig/own/startscript");
        Assert.Equal(3, await access.RunStartScriptToEndAsync(member, ["--addnodes", "--role", "a b"], Cancelled));
        await access.RunStartScriptAsync(member, ["--configure"], Cancelled);
        await Eventually.HoldsAsync(
            async () => await access.ReadFileAsync(member, "/opt/guestconfig/configure.status", Cancelled) == member.ContainerId + "=3",
            "the exit code of the start script is noted");
        Assert.Equal("said --configure\n", await access.ReadFileAsync(member, "/opt/guestconfig/configure.stdout", Cancelled));
        Assert.Equal("bad\n", await access.ReadFileAsync(member, "/opt/guestconfig/configure.stderr", Cancelled));
    }

    private async Task CommandsRunAsync()
    {
        var member = await MemberAsync();
        var (exitCode, output, error) = await RunAsync(member, "head -c 5; echo \"$MLPIPELINE_POD_NAMESPACE\" >&2; exit 7", "hello, and more");
        Assert.Equal((7, "hello", Tenant.Namespace + "\n"), (exitCode, output, error));
        using var student = await _sandbox.ClientAsync("student1");
        Assert.Equal((0, "here\n", ""), await RunAsync(student, member, "echo here"));
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(_admin, member with { Pod = "none" }, "echo here"));
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(_admin, member with { Container = "other" }, "echo here"));
    }

    private async Task<int> StartInBackgroundAsync()
    {
        var (_, output, _) = await RunAsync(await MemberAsync(), "sleep 1000 < /dev/null > /dev/null 2>&1 & echo $!");
        return int.Parse(output, CultureInfo.InvariantCulture);
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(MemberContainer member, string script, string input = "") =>
        RunAsync(_admin, member, script, input);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        Kubernetes client, MemberContainer member, string script, string input = "")
    {
        var (output, error) = ("", "");
        var exitCode = await client.NamespacedPodExecAsync(
            member.Pod,
            member.Namespace,
            member.Container,
            ["sh", "-c", script],
            tty: false,
            async (stdIn, stdOut, stdErr) =>
            {
                await stdIn.WriteAsync(Encoding.UTF8.GetBytes(input), Cancelled);
                using var outputReader = new StreamReader(stdOut);
                using var errorReader = new StreamReader(stdErr);
                output = await outputReader.ReadToEndAsync(Cancelled);
                error = await errorReader.ReadToEndAsync(Cancelled);
            },
            Cancelled);
        return (exitCode, output, error);
    }

    private static async Task MetricsAreServedAsync(int port)
    {
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var http = new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}") };
        Assert.Equal("ok", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), Cancelled));
        var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancelled);
        Assert.Contains("controller_runtime_reconcile_total{", metrics, StringComparison.Ordinal);
        Assert.Contains("workqueue_depth{", metrics, StringComparison.Ordinal);
    }
}
