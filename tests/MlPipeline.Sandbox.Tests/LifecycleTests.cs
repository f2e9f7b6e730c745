using System.Net;
using System.Net.Sockets;
using k8s;
using k8s.Models;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests;

/// <summary>Beside the shared sandbox: each of these starts one more, so that sandboxes side by side are always part of the test.</summary>
[Collection(SandboxCollection.Name)]
public sealed class LifecycleTests(SharedSandbox shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_and_kubeconfig_outlive_a_stop_and_a_kill()
    {
        await using var sandbox = new TestSandbox();
        var first = await sandbox.StartAsync();
        await sandbox.WaitUntilReadyAsync();
        using var tenant = new Tenant(await sandbox.ClientAsync("student1"));
        await KeepAsync(tenant, "before-stop");
        var podsBefore = await sandbox.StatusAsync();

        Assert.True(await sandbox.StopAsync());
        Assert.All(podsBefore.Pods, pod => Assert.True(ProcessList.HasEnded(pod.ProcessId)));
        Assert.True(ProcessList.HasEnded(first.ProcessId));
        Assert.False(File.Exists(sandbox.Home.DescriptorFile));

        var second = await sandbox.StartAsync();
        Assert.Equal((first.GatewayUrl, first.ApiServerUrl), (second.GatewayUrl, second.ApiServerUrl));
        await KeepAsync(tenant, "before-kill");
        await sandbox.WaitUntilReadyAsync();
        var podsBeforeKill = await sandbox.StatusAsync();
        sandbox.Kill();

        await sandbox.StartAsync();
        await sandbox.WaitUntilReadyAsync();
        Assert.Contains(sandbox.Progress.All(), line => line.Contains("ended without stopping", StringComparison.Ordinal));
        Assert.All(podsBeforeKill.Pods, pod => Assert.True(ProcessList.HasEnded(pod.ProcessId)));
        var kept = await tenant.Client.CoreV1.ListNamespacedConfigMapAsync(Tenant.Namespace, cancellationToken: Cancellation);
        Assert.Superset(new HashSet<string> { "before-stop", "before-kill" }, kept.Items.Select(map => map.Metadata.Name).ToHashSet());
        var pods = await tenant.ConfiguredAsync("training-engine-shared", members: 2);
        Assert.All(pods, pod => Assert.Equal(2, pod.Status.ContainerStatuses[0].RestartCount));
    }

    [Fact]
    public async Task Sandboxes_side_by_side_know_nothing_of_one_another()
    {
        await using var other = new TestSandbox();
        await other.StartAsync();

        Assert.NotEqual(shared.Sandbox.Descriptor.GatewayUrl, other.Descriptor.GatewayUrl);
        Assert.NotEqual(shared.Sandbox.PasswordOf("student1"), other.PasswordOf("student1"));
        using var response = await other.LogInAsync("student1", shared.Sandbox.PasswordOf("student1"), "K8sMLTenant");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Two_starts_at_once_start_one_sandbox()
    {
        await using var sandbox = new TestSandbox();

        var started = await Task.WhenAll(sandbox.StartAsync(), sandbox.StartAsync());

        Assert.Equal(started[0].ProcessId, started[1].ProcessId);
    }

    [Fact]
    public async Task A_taken_port_is_named_and_nothing_is_left_running()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var sandbox = new TestSandbox();

        var error = await Assert.ThrowsAsync<SandboxException>(() => sandbox.StartAsync(new SandboxStartOptions { GatewayPort = port }));

        Assert.Contains($"Port {port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("--gateway-port", error.NextStep, StringComparison.Ordinal);
        Assert.Null(sandbox.Launcher.FindRunning());
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Combine("file");
        await File.WriteAllTextAsync(file, "", Cancellation);
        var launcher = new SandboxLauncher(new SandboxHome(Path.Combine(file, "home")));

        var error = await Assert.ThrowsAsync<SandboxException>(() =>
            launcher.EnsureRunningAsync(new SandboxStartOptions(), new Lines(), Cancellation));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(SandboxHome.Variable, error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_leaves_nothing_but_what_is_not_the_sandboxes()
    {
        await using var sandbox = new TestSandbox();
        await sandbox.StartAsync();
        var stranger = Path.Combine(sandbox.Home.Folder, "mine.txt");
        await File.WriteAllTextAsync(stranger, "", Cancellation);

        await sandbox.Launcher.ResetAsync(sandbox.Progress, Cancellation);

        Assert.Equal([stranger], Directory.EnumerateFileSystemEntries(sandbox.Home.Folder));
    }

    [Fact]
    public async Task Other_trips_are_made_on_request_while_the_sandbox_runs()
    {
        await using var sandbox = new TestSandbox();
        await sandbox.StartAsync();
        await sandbox.WaitUntilReadyAsync();

        await sandbox.StartAsync(new SandboxStartOptions { Rows = 700 });
        await sandbox.WaitUntilReadyAsync();

        Assert.Equal("generated:700", (await sandbox.StatusAsync()).Trips.Source);
        Assert.Equal(701, File.ReadLines(Path.Combine(sandbox.Home.Folder, "share", "repo", "data", "demodata.csv")).Count());
    }

    private static Task<V1ConfigMap> KeepAsync(Tenant tenant, string name) =>
        tenant.Client.CoreV1.CreateNamespacedConfigMapAsync(
            new V1ConfigMap { Metadata = new V1ObjectMeta { Name = name } }, Tenant.Namespace, cancellationToken: Cancellation);
}
