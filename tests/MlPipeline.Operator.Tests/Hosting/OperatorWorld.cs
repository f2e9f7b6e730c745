using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using MlPipeline.ApiServer;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission.Webhooks;
using MlPipeline.Operator.CustomResources;

namespace MlPipeline.Operator.Tests.Hosting;

/// <summary>An API server with KubeDirector's kinds, a simulated cluster behind it, and the operator at work.</summary>
internal sealed class OperatorWorld : IAsyncDisposable
{
    public const string Tenant = "n";
    public const string OperatorNamespace = "kubedirector";

    private readonly KubernetesApiServer _server;
    private readonly string _folder;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _simulation;
    private WebhookServer? _webhooks;
    private CancellationTokenSource _stoppingOperator = new();
    private Task _operator = Task.CompletedTask;

    private OperatorWorld(KubernetesApiServer server, string folder)
    {
        _server = server;
        _folder = folder;
        Client = CreateClient();
        Cluster = new StatefulSetSimulator(CreateClient());
        _simulation = Cluster.RunAsync(_stopping.Token);
    }

    public Kubernetes Client { get; }

    public StatefulSetSimulator Cluster { get; }

    public RecordingMembers Members { get; } = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<OperatorWorld> StartAsync(bool hasAdmission = true)
    {
        var folder = Directory.CreateTempSubdirectory("operator-").FullName;
        var server = await KubernetesApiServer.StartAsync(
            new ApiServerOptions
            {
                Certificate = TestCertificate.Instance,
                DatabasePath = Path.Combine(folder, "state.db"),
                TokenAuthenticator = new SingleToken(),
            },
            Cancelled);
        var world = new OperatorWorld(server, folder);
        await CustomResourceInstaller.InstallAsync(world.Client, Cancelled);
        await world.CreateNamespaceAsync(Tenant);
        await world.CreateNamespaceAsync(OperatorNamespace);
        if (hasAdmission)
        {
            var options = new WebhookOptions { Certificate = TestCertificate.Instance, AuthorityPem = TestCertificate.Instance.ExportCertificatePem() };
            world._webhooks = await WebhookServer.StartAsync(world.CreateClient(), OperatorNamespace, options, NullLoggerFactory.Instance, Cancelled);
        }

        world.StartOperator();
        return world;
    }

    public void StartOperator()
    {
        _stoppingOperator.Dispose();
        _stoppingOperator = new CancellationTokenSource();
        var options = new OperatorOptions
        {
            Namespace = OperatorNamespace,
            SetupPoll = TimeSpan.FromMilliseconds(20),
            Resync = TimeSpan.FromSeconds(30),
        };
        var kubeDirector = new KubeDirectorOperator(CreateClient(), Members, options, TimeProvider.System, NullLoggerFactory.Instance);
        _operator = kubeDirector.RunAsync(_stoppingOperator.Token);
    }

    public async Task StopOperatorAsync()
    {
        await _stoppingOperator.CancelAsync();
        await _operator;
    }

    public Task CreateNamespaceAsync(string name) =>
        Client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new() { Name = name } }, cancellationToken: Cancelled);

    public Task CreateAsync(KubeDirectorApp app) => CreateAsync(app, KubeDirectorGroup.AppPlural);

    public Task CreateAsync(KubeDirectorCluster cluster) => CreateAsync(cluster, KubeDirectorGroup.ClusterPlural);

    public Task CreateAsync(V1ConfigMap map) =>
        Client.CoreV1.CreateNamespacedConfigMapAsync(map, map.Metadata.NamespaceProperty, cancellationToken: Cancelled);

    public async Task<KubeDirectorCluster> GetAsync(string name) =>
        await Client.CustomObjects.GetNamespacedCustomObjectAsync<KubeDirectorCluster>(
            KubeDirectorGroup.Name, KubeDirectorGroup.Version, Tenant, KubeDirectorGroup.ClusterPlural, name, Cancelled);

    public async Task<bool> ExistsAsync(string name)
    {
        try
        {
            await GetAsync(name);
            return true;
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public Task PatchAsync(string name, string json) =>
        Client.CustomObjects.PatchNamespacedCustomObjectAsync<JsonElement>(
            new V1Patch(json, V1Patch.PatchType.MergePatch),
            KubeDirectorGroup.Name, KubeDirectorGroup.Version, Tenant, KubeDirectorGroup.ClusterPlural, name, cancellationToken: Cancelled);

    public Task DeleteAsync(string name) =>
        Client.CustomObjects.DeleteNamespacedCustomObjectAsync<JsonElement>(
            KubeDirectorGroup.Name, KubeDirectorGroup.Version, Tenant, KubeDirectorGroup.ClusterPlural, name, cancellationToken: Cancelled);

    /// <summary>Sets the data of a ConfigMap.</summary>
    public Task ChangeMapAsync(string name, string value, string namespaceName = Tenant) =>
        Client.CoreV1.PatchNamespacedConfigMapAsync(
            new V1Patch("{\"data\":{\"key\":\"" + value + "\"}}", V1Patch.PatchType.MergePatch), name, namespaceName, cancellationToken: Cancelled);

    public Task CreateAsync(KubeDirectorStatusBackup backup) => CreateAsync(backup, KubeDirectorGroup.StatusBackupPlural);

    public Task CreateConfigAsync(KubeDirectorConfigSpec spec) => CreateAsync(
        new KubeDirectorConfig { Metadata = new() { Name = KubeDirectorGroup.ConfigName, NamespaceProperty = OperatorNamespace }, Spec = spec },
        KubeDirectorGroup.ConfigPlural);

    public Task PatchConfigAsync(string json) =>
        Client.CustomObjects.PatchNamespacedCustomObjectAsync<JsonElement>(
            new V1Patch(json, V1Patch.PatchType.MergePatch),
            KubeDirectorGroup.Name, KubeDirectorGroup.Version, OperatorNamespace, KubeDirectorGroup.ConfigPlural, KubeDirectorGroup.ConfigName,
            cancellationToken: Cancelled);

    /// <summary>The kept status of a kdcluster, or null.</summary>
    public async Task<KubeDirectorStatusBackup?> BackupAsync(string name)
    {
        try
        {
            return await Client.CustomObjects.GetNamespacedCustomObjectAsync<KubeDirectorStatusBackup>(
                KubeDirectorGroup.Name, KubeDirectorGroup.Version, Tenant, KubeDirectorGroup.StatusBackupPlural, name, Cancelled);
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Makes services and stateful sets of the names that a status has, as a restore from a backup does.</summary>
    public async Task RecreateObjectsAsync(KubeDirectorCluster cluster)
    {
        var labels = new Dictionary<string, string> { ["kubedirector.hpe.com/kdcluster"] = cluster.Metadata.Name };
        foreach (var name in cluster.Status!.Roles.SelectMany(role => role.Members).Select(member => member.Service).Append(cluster.Status.ClusterService!))
        {
            var service = new V1Service { Metadata = new() { Name = name, Labels = labels }, Spec = new() { Ports = [new() { Port = 80 }] } };
            await Client.CoreV1.CreateNamespacedServiceAsync(service, Tenant, cancellationToken: Cancelled);
        }

        foreach (var role in cluster.Status.Roles)
        {
            var selector = new Dictionary<string, string>(labels) { ["kubedirector.hpe.com/role"] = role.Id };
            var template = new V1PodTemplateSpec { Metadata = new() { Labels = selector }, Spec = new() { Containers = [new() { Name = "app", Image = "i" }] } };
            var set = new V1StatefulSet
            {
                Metadata = new() { Name = role.StatefulSet, Labels = selector },
                Spec = new() { Replicas = role.Members.Count, ServiceName = cluster.Status.ClusterService, Selector = new() { MatchLabels = selector }, Template = template },
            };
            await Client.AppsV1.CreateNamespacedStatefulSetAsync(set, Tenant, cancellationToken: Cancelled);
        }
    }

    public Task<KubeDirectorCluster> UntilAsync(string name, Func<KubeDirectorCluster, bool> isExpected) =>
        Eventually.GetAsync(() => GetAsync(name), isExpected, cluster => KubernetesJson.Serialize(cluster));

    /// <summary>Waits until a kdcluster is configured with as many members, past a generation.</summary>
    public Task<KubeDirectorCluster> UntilConfiguredAsync(string name, int members = 1, long after = 0) =>
        UntilAsync(name, cluster =>
            cluster.Status is { State: ClusterStates.Configured } status
            && status.SpecGenerationToProcess > after
            && status.Roles.Sum(role => role.Members.Count) == members);

    /// <summary>Messages of the events about an object, oldest first.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string name, string kind = KubeDirectorGroup.ClusterKind)
    {
        var events = await Client.CoreV1.ListNamespacedEventAsync(Tenant, cancellationToken: Cancelled);
        return
        [
            .. events.Items
                .Where(item => item.InvolvedObject.Name == name && item.InvolvedObject.Kind == kind)
                .OrderBy(item => item.Metadata.Name.Split('.')[^1], StringComparer.Ordinal)
                .Select(item => item.Message),
        ];
    }

    public Task<IReadOnlyList<string>> UntilEventAsync(string name, string message, string kind = KubeDirectorGroup.ClusterKind) =>
        Eventually.GetAsync(() => EventsAsync(name, kind), messages => messages.Contains(message), messages => string.Join('\n', messages));

    public async Task<IReadOnlyList<V1Service>> ServicesAsync(string cluster) =>
        [.. (await Client.CoreV1.ListNamespacedServiceAsync(Tenant, labelSelector: "kubedirector.hpe.com/kdcluster=" + cluster, cancellationToken: Cancelled)).Items];

    public async Task<IReadOnlyList<V1StatefulSet>> StatefulSetsAsync(string cluster) =>
        [.. (await Client.AppsV1.ListNamespacedStatefulSetAsync(Tenant, labelSelector: "kubedirector.hpe.com/kdcluster=" + cluster, cancellationToken: Cancelled)).Items];

    public async ValueTask DisposeAsync()
    {
        await StopOperatorAsync();
        _stoppingOperator.Dispose();
        await _stopping.CancelAsync();
        await _simulation;
        _stopping.Dispose();
        Client.Dispose();
        if (_webhooks is not null)
        {
            await _webhooks.DisposeAsync();
        }

        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<JsonElement> CreateAsync<T>(T item, string plural)
        where T : IKubernetesObject<V1ObjectMeta> =>
        Client.CustomObjects.CreateNamespacedCustomObjectAsync<JsonElement>(
            item, KubeDirectorGroup.Name, KubeDirectorGroup.Version, item.Metadata.NamespaceProperty, plural, cancellationToken: Cancelled);

    private Kubernetes CreateClient() => new(new KubernetesClientConfiguration
    {
        Host = _server.Address.ToString(),
        AccessToken = SingleToken.Token,
        SslCaCerts = [TestCertificate.Instance],
    });
}
