using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using k8s;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.Benchmarks.Measuring;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Repository;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Platform;
using MlPipeline.Learning;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Benchmarks.Swapping;

/// <summary>A model that is swapped again and again in its ConfigMap while it is asked, in a whole sandbox with its operator.</summary>
/// <param name="Requests">How many were sent.</param>
/// <param name="Failed">How many were not answered with a prediction.</param>
/// <param name="Mixed">How many answers named one version and had the number of the other.</param>
/// <param name="Swaps">How many swaps were seen in the answers.</param>
/// <param name="P99">Milliseconds within which 99 of 100 were answered.</param>
internal sealed record SwapRound(int Requests, int Failed, int Mixed, int Swaps, double P99)
{
    private const string Cluster = "inference-server-benchmark";
    private const string Model = "benchmark";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<SwapRound> MeasureAsync(double perSecond, TimeSpan duration, int swaps, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var launcher = new SandboxLauncher(new SandboxHome(folder.Path));
        var silent = new Progress<string>();
        try
        {
            var sandbox = await launcher.EnsureRunningAsync(new SandboxStartOptions { Rows = 3000 }, silent, cancellationToken);
            await launcher.WaitUntilReadyAsync(silent, cancellationToken);
            using var platform = new PlatformClient(new Uri(sandbox.GatewayUrl), ServerTrust.FromFile(sandbox.CertificateAuthorityFile));
            var kubeconfig = Kubeconfig.Parse(await launcher.KubeconfigAsync(SandboxHome.DefaultStudent, cancellationToken));
            using var session = new PipelineSession(kubeconfig, new SessionIdentity(SandboxHome.DefaultStudent, sandbox.Tenant, kubeconfig.Namespace));
            var expected = TrainVersions(Path.Combine(folder.Path, "share"));
            await session.Models.RegisterAsync(Registration(1), cancellationToken);
            await session.Clusters.CreateAsync(
                new ClusterDescription(Cluster, EngineServices.DeploymentApp)
                {
                    Members = new Dictionary<string, int> { [EngineServices.RestServerRole] = 2 },
                    Connections = KdConnections.None with { ConfigMaps = [Model] },
                },
                cancellationToken);
            await session.Clusters.WaitAsync(Cluster, cancellationToken: cancellationToken);
            using var client = await ClientAsync(session, kubeconfig, sandbox, cancellationToken);
            return await SwapAsync(session, client, expected, perSecond, duration, swaps, cancellationToken);
        }
        finally
        {
            await launcher.StopAsync(silent, CancellationToken.None);
        }
    }

    private static async Task<SwapRound> SwapAsync(
        PipelineSession session, HttpClient client, Dictionary<string, double> expected, double perSecond, TimeSpan duration, int swaps, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { use_scoring = true, scoring_args = Ride() });
        var (failed, mixed) = (0, 0);
        var versions = new ConcurrentDictionary<int, string>();
        await LoadGenerator.PaceAsync(perSecond, WarmUp, AskAsync);
        var swapping = SwapAgainAndAgainAsync(session, duration / (swaps + 1), swaps, cancellationToken);
        var latencies = await LoadGenerator.PaceAsync(perSecond, duration, AskAsync);
        await swapping;
        var seen = versions.OrderBy(entry => entry.Key).Select(entry => entry.Value).ToList();
        return new SwapRound(
            latencies.Count, failed, mixed, seen.Distinct().Count() - 1, LoadGenerator.Percentile(latencies, 0.99));

        async Task AskAsync(int number)
        {
            try
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var answer = await client.PostAsync(new Uri($"/{Model}/latest/predict", UriKind.Relative), content, cancellationToken);
                answer.EnsureSuccessStatusCode();
                var record = (await answer.Content.ReadFromJsonAsync(EngineJson.Default.EngineRecord, cancellationToken))!;
                versions[number] = record.ModelVersion!;
                if (record.Prediction!.Value != expected[KindOf(record.ModelVersion!)])
                {
                    Interlocked.Increment(ref mixed);
                }
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref failed);
            }
        }
    }

    private static async Task SwapAgainAndAgainAsync(PipelineSession session, TimeSpan interval, int swaps, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval);
        for (var version = 2; version <= swaps + 1 && await timer.WaitForNextTickAsync(cancellationToken); version++)
        {
            var registration = Registration(version);
            await session.Models.UpdateAsync(Model, new ModelChange(registration.Version, registration.Path), cancellationToken);
        }
    }

    /// <summary>Two models that predict differently take turns as versions 1, 2, 3 and so on.</summary>
    private static Dictionary<string, double> TrainVersions(string share)
    {
        var expected = new Dictionary<string, double>();
        foreach (var version in (int[])[1, 2])
        {
            var model = new BoostedTreesTrainer { Rounds = 20 * version, MaxDepth = 2 }.Train(new TripGenerator().Generate(3000));
            model.Save(Path.Combine(share, Path.GetRelativePath(TenantShare.MountPath, Registration(version).Path)));
            expected[KindOf($"{version}")] = model.Predict(Ride());
        }

        return expected;
    }

    private static ModelRegistration Registration(int version) =>
        new(Model, $"{version}", $"{TenantShare.Models("benchmark")}/{KindOf($"{version}")}.model");

    private static string KindOf(string version) => int.Parse(version, System.Globalization.CultureInfo.InvariantCulture) % 2 == 1 ? "odd" : "even";

    private static Dictionary<string, double> Ride() => FeatureSchema.Workshop.Names.ToDictionary(name => name, name => name switch
    {
        "distance" => 4,
        "start_latitude" or "end_latitude" => 40.7,
        "start_longitude" or "end_longitude" => -74,
        _ => 0.0,
    });

    private static async Task<HttpClient> ClientAsync(
        PipelineSession session, Kubeconfig kubeconfig, SandboxDescriptor sandbox, CancellationToken cancellationToken)
    {
        var endpoint = (await session.Clusters.EndpointsAsync(Cluster, cancellationToken)).Single(endpoint => endpoint.Port == EngineServices.LoadBalancerPort);
        await using var yaml = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(kubeconfig.ToYaml()));
        using var kubernetes = new Kubernetes(await KubernetesClientConfiguration.BuildConfigFromConfigFileAsync(yaml));
        var services = await kubernetes.CoreV1.ListNamespacedServiceAsync(kubeconfig.Namespace, cancellationToken: cancellationToken);
        var token = services.Items.Single(service =>
            service.Metadata.Labels is { } labels
            && labels.TryGetValue(KubeDirectorLabels.KdCluster, out var cluster) && cluster == Cluster
            && labels.TryGetValue(KubeDirectorLabels.Role, out var role) && role == EngineServices.LoadBalancerRole)
            .Metadata.Annotations[KubeDirectorAnnotations.AuthToken];
        var client = new HttpClient(TrustOf(sandbox)) { BaseAddress = endpoint.Url };
        client.DefaultRequestHeaders.Add(EngineServices.TokenHeader, token);
        return client;
    }

    private static SocketsHttpHandler TrustOf(SandboxDescriptor sandbox)
    {
        var authority = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(sandbox.CertificateAuthorityFile);
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new()
        {
            TrustMode = System.Security.Cryptography.X509Certificates.X509ChainTrustMode.CustomRootTrust,
            RevocationMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck,
            CustomTrustStore = { authority },
        };
        return handler;
    }
}
