using System.Diagnostics;
using System.Globalization;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Contracts.Repository;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Models;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Benchmarks.Operating;

/// <summary>A whole sandbox: a kdcluster's way to configured, and a changed model's way into its members.</summary>
/// <param name="ConfiguredSeconds">From applying a two-role kdcluster to its state <c>configured</c>.</param>
/// <param name="ConnectionMilliseconds">From changing a connected ConfigMap until every member has the new metadata; one value a change.</param>
internal sealed record ConnectionRound(double ConfiguredSeconds, IReadOnlyList<double> ConnectionMilliseconds)
{
    private const string Cluster = "inference-server-benchmark";
    private const string Model = "benchmark";
    private const int Changes = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<ConnectionRound> MeasureAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var launcher = new SandboxLauncher(new SandboxHome(folder.Path));
        var silent = new Progress<string>();
        try
        {
            var sandbox = await launcher.EnsureRunningAsync(new SandboxStartOptions { Rows = 1000 }, silent, cancellationToken);
            await launcher.WaitUntilReadyAsync(silent, cancellationToken);
            var kubeconfig = Kubeconfig.Parse(await launcher.KubeconfigAsync(SandboxHome.DefaultStudent, cancellationToken));
            using var session = new PipelineSession(kubeconfig, new SessionIdentity(SandboxHome.DefaultStudent, sandbox.Tenant, kubeconfig.Namespace));
            await session.Models.RegisterAsync(new ModelRegistration(Model, "1", TenantShare.Models("benchmark") + "/none.model"), cancellationToken);
            var configured = await ConfigureAsync(session, cancellationToken);
            return new ConnectionRound(
                configured, await ChangeAsync(session, Path.Combine(folder.Path, "pods", kubeconfig.Namespace), cancellationToken));
        }
        finally
        {
            await launcher.StopAsync(silent, CancellationToken.None);
        }
    }

    private static async Task<double> ConfigureAsync(PipelineSession session, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await session.Clusters.CreateAsync(
            new ClusterDescription(Cluster, EngineServices.DeploymentApp) { Connections = KdConnections.None with { ConfigMaps = [Model] } },
            cancellationToken);
        await session.Clusters.WaitAsync(Cluster, cancellationToken: cancellationToken);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<IReadOnlyList<double>> ChangeAsync(PipelineSession session, string podsFolder, CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateDirectories(podsFolder, Cluster + "*").Select(pod => pod + "/root" + PodEnvironment.ConfigMetaPath).ToList();
        var milliseconds = new List<double>();
        for (var change = 0; change < Changes; change++)
        {
            await Task.Delay(Pause, cancellationToken);
            var version = string.Create(CultureInfo.InvariantCulture, $"benchmark-{change}");
            var started = Stopwatch.GetTimestamp();
            await session.Models.UpdateAsync(Model, new ModelChange(version, null), cancellationToken);
            while (!files.TrueForAll(file => File.ReadAllText(file).Contains(version, StringComparison.Ordinal)))
            {
                if (Stopwatch.GetElapsedTime(started) > Patience)
                {
                    throw new TimeoutException("A changed ConfigMap did not reach all members.");
                }

                await Task.Delay(1, cancellationToken);
            }

            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return milliseconds;
    }
}
