using System.Diagnostics;
using System.Text.Json;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using MlPipeline.ApiServer;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator;
using MlPipeline.Operator.CustomResources;
using MlPipeline.Operator.Tests.Hosting;
using MlPipeline.Testing;

namespace MlPipeline.Benchmarks.Operating;

/// <summary>Many kdclusters at once, on an API server and an operator of this process.</summary>
/// <param name="ConfiguredSeconds">From the first creation until all are configured.</param>
/// <param name="RestingPercent">Share of one core that the process takes afterwards, when nothing changes.</param>
internal sealed record ManyClustersRound(double ConfiguredSeconds, double RestingPercent)
{
    private const string Space = "many";
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<ManyClustersRound> MeasureAsync(int clusters, int members, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var server = await KubernetesApiServer.StartAsync(
            new ApiServerOptions
            {
                Certificate = TestCertificate.Instance,
                DatabasePath = Path.Combine(folder.Path, "state.db"),
                TokenAuthenticator = new SingleToken(),
            },
            cancellationToken);
        using var client = Client(server);
        using var simulated = Client(server);
        using var operated = Client(server);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var endSimulation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await CustomResourceInstaller.InstallAsync(client, cancellationToken);
        await client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new() { Name = Space } }, cancellationToken: cancellationToken);
        await CreateAsync(client, KubeDirectorGroup.AppPlural, App(), cancellationToken);
        var simulation = new StatefulSetSimulator(simulated).RunAsync(endSimulation.Token);
        var running = new KubeDirectorOperator(
            operated, new NoOpMembers(), new OperatorOptions { Namespace = Space }, TimeProvider.System, NullLoggerFactory.Instance).RunAsync(end.Token);
        try
        {
            var seconds = await ConfigureAsync(client, clusters, members, cancellationToken);
            await endSimulation.CancelAsync();
            await simulation;
            return new ManyClustersRound(seconds, await RestAsync(cancellationToken));
        }
        finally
        {
            await endSimulation.CancelAsync();
            await end.CancelAsync();
            await Task.WhenAll(simulation, running);
        }
    }

    private static async Task<double> ConfigureAsync(IKubernetes client, int clusters, int members, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < clusters; number++)
        {
            await CreateAsync(client, KubeDirectorGroup.ClusterPlural, Cluster(number, members), cancellationToken);
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await CountConfiguredAsync(client, members, cancellationToken) < clusters)
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"Not all {clusters} kdclusters were configured within {Patience}.");
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<int> CountConfiguredAsync(IKubernetes client, int members, CancellationToken cancellationToken)
    {
        var list = await client.CustomObjects.ListNamespacedCustomObjectAsync<KubeDirectorClusterList>(
            KubeDirectorGroup.Name, KubeDirectorGroup.Version, Space, KubeDirectorGroup.ClusterPlural, cancellationToken: cancellationToken);
        return list.Items.Count(cluster => cluster.Status is { State: ClusterStates.Configured, Roles: [{ } role] } && role.Members.Count == members);
    }

    private static async Task<double> RestAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Settling, cancellationToken);
        var (before, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await Task.Delay(Rest, cancellationToken);
        return 100 * (Environment.CpuUsage.TotalTime - before) / Stopwatch.GetElapsedTime(started);
    }

    private static Task<JsonElement> CreateAsync<T>(IKubernetes client, string plural, T item, CancellationToken cancellationToken)
        where T : IKubernetesObject<V1ObjectMeta> =>
        client.CustomObjects.CreateNamespacedCustomObjectAsync<JsonElement>(
            item, KubeDirectorGroup.Name, KubeDirectorGroup.Version, Space, plural, cancellationToken: cancellationToken);

    private static KubeDirectorApp App() => new()
    {
        Metadata = new() { Name = "no-op", NamespaceProperty = Space },
        Spec = new()
        {
            Label = new() { Name = "Does nothing" },
            DistroId = "benchmark/no-op",
            Version = "1",
            ConfigSchemaVersion = 7,
            Services = [new() { Id = "web", Label = new() { Name = "web" }, Endpoint = new() { Port = 80, UrlScheme = "http" } }],
            Roles =
            [
                new()
                {
                    Id = "r",
                    Cardinality = "1+",
                    ImageRepoTag = "none",
                    ConfigPackage = new Setting<ConfigPackage>(new ConfigPackage { PackageUrl = "file:///x/appconfig.tgz", UseNewSetupLayout = true }),
                },
            ],
            Config = new() { SelectedRoles = ["r"], RoleServices = [new() { RoleId = "r", ServiceIds = ["web"] }] },
        },
    };

    private static KubeDirectorCluster Cluster(int number, int members) => new()
    {
        Metadata = new() { Name = FormattableString.Invariant($"c{number}"), NamespaceProperty = Space },
        Spec = new()
        {
            App = "no-op",
            Roles =
            [
                new() { Id = "r", Members = members, Resources = new() { Limits = new Dictionary<string, string> { ["cpu"] = "1", ["memory"] = "1Gi" } } },
            ],
        },
    };

    private static Kubernetes Client(KubernetesApiServer server) => new(new KubernetesClientConfiguration
    {
        Host = server.Address.ToString(),
        AccessToken = SingleToken.Token,
        SslCaCerts = [TestCertificate.Instance],
    });
}
