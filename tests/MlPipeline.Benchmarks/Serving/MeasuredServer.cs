using System.Text;
using k8s;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.Benchmarks.Measuring;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>The server that is measured: that of a kubeconfig, or a sandbox's of its own, without an operator.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private readonly SandboxLauncher? _launcher;
    private readonly TemporaryFolder? _folder;
    private readonly int? _processId;

    private MeasuredServer(Kubernetes client, SandboxLauncher? launcher, TemporaryFolder? folder, int? processId)
    {
        Client = client;
        _launcher = launcher;
        _folder = folder;
        _processId = processId;
    }

    public Kubernetes Client { get; }

    /// <summary>Memory of the whole sandbox process, which is more than the server's; unknown for a server of somebody else.</summary>
    public double? ResidentMebibytes() => _processId is { } id ? ProcessMemory.ResidentMebibytes([id]) : null;

    public static async Task<MeasuredServer> StartAsync(string? kubeconfig, CancellationToken cancellationToken)
    {
        if (kubeconfig is not null)
        {
            return new MeasuredServer(new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig)), null, null, null);
        }

        var folder = new TemporaryFolder();
        var launcher = new SandboxLauncher(new SandboxHome(folder.Path));
        var running = await launcher.EnsureRunningAsync(
            new SandboxStartOptions { Rows = 1000, WithoutOperator = true }, new Progress<string>(), cancellationToken);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(await launcher.AdminKubeconfigAsync(cancellationToken)));
        return new MeasuredServer(
            new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(stream)), launcher, folder, running.ProcessId);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_launcher is not null)
        {
            await _launcher.StopAsync(new Progress<string>(), CancellationToken.None);
            _folder!.Dispose();
        }
    }
}
