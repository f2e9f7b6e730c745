using k8s;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Tests.Hosting;

/// <summary>
/// Puts kdclusters into the states that the operator brings them to, through the same API. The operator needs pods that
/// run, which are not this project's to start.
/// </summary>
internal sealed class ClusterActor(Kubernetes admin)
{
    public const string MemberToken = "0123456789abcdef0123456789abcdef";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public Task<object> CreateAsync(string name, string app, Connections? connections = null, params string[] roles) =>
        admin.CustomObjects.CreateNamespacedCustomObjectAsync(
            new KubeDirectorCluster
            {
                Metadata = new V1ObjectMeta { Name = name },
                Spec = new KubeDirectorClusterSpec
                {
                    App = app,
                    Connections = connections,
                    Roles = [.. roles.Select(role => new ClusterRole
                    {
                        Id = role,
                        Members = 1,
                        Resources = new ClusterRoleResources { Limits = new Dictionary<string, string> { ["cpu"] = "1", ["memory"] = "1Gi" } },
                    })],
                },
            },
            KubeDirectorGroup.Name,
            KubeDirectorGroup.Version,
            TestCluster.Namespace,
            KubeDirectorGroup.ClusterPlural,
            cancellationToken: Cancelled);

    /// <summary>Writes a status with one member a role, all in the same state.</summary>
    public Task SetStatusAsync(string name, string clusterState, string memberState, MemberStateDetail? detail, params string[] roles) =>
        SetStatusAsync(name, new KubeDirectorClusterStatus
        {
            State = clusterState,
            GenerationUid = Guid.NewGuid().ToString(),
            SpecGenerationToProcess = 1,
            MemberStateRollup = new MemberStateRollup { ConfigErrors = memberState == MemberStates.ConfigError },
            Roles = [.. roles.Select(role => new RoleStatus
            {
                Id = role,
                Members =
                [
                    new MemberStatus { Pod = PodName(name, role), Service = PodName(name, role), State = memberState, StateDetail = detail ?? new(), NodeId = 1 },
                ],
            })],
        });

    public Task SetStatusAsync(string name, KubeDirectorClusterStatus status) =>
        admin.CustomObjects.PatchNamespacedCustomObjectStatusAsync(
            new V1Patch(new Dictionary<string, object> { ["status"] = status }, V1Patch.PatchType.MergePatch),
            KubeDirectorGroup.Name,
            KubeDirectorGroup.Version,
            TestCluster.Namespace,
            KubeDirectorGroup.ClusterPlural,
            name,
            cancellationToken: Cancelled);

    public Task AddConfiguredAsync(string name, params string[] roles) =>
        SetStatusAsync(name, ClusterStates.Configured, MemberStates.Configured, null, roles);

    public Task<V1Pod> AddPodAsync(string cluster, string role) => admin.CoreV1.CreateNamespacedPodAsync(
        new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = PodName(cluster, role), Labels = Labels(cluster, role) },
            Spec = new V1PodSpec { Containers = [new V1Container { Name = "app", Image = "app:1.0" }] },
        },
        TestCluster.Namespace,
        cancellationToken: Cancelled);

    /// <summary>Adds a member service that a gateway publishes at the given port of loopback.</summary>
    public Task<V1Service> AddServiceAsync(string cluster, string role, string portName, int port, int publishedPort) =>
        admin.CoreV1.CreateNamespacedServiceAsync(
            new V1Service
            {
                Metadata = new V1ObjectMeta
                {
                    Name = PodName(cluster, role),
                    Labels = Labels(cluster, role),
                    Annotations = new Dictionary<string, string>
                    {
                        [KubeDirectorAnnotations.AuthToken] = MemberToken,
                        [$"{KubeDirectorAnnotations.GatewayPrefix}{port}"] = $"127.0.0.1:{publishedPort}",
                    },
                },
                Spec = new V1ServiceSpec
                {
                    Type = "NodePort",
                    Selector = new Dictionary<string, string> { ["statefulset.kubernetes.io/pod-name"] = PodName(cluster, role) },
                    Ports = [new V1ServicePort { Name = portName, Port = port }],
                },
            },
            TestCluster.Namespace,
            cancellationToken: Cancelled);

    /// <summary>Raises an event on a kdcluster.</summary>
    public Task<Corev1Event> RaiseAsync(string name, string uid, string type, string message, int minute) => admin.CoreV1.CreateNamespacedEventAsync(
        new Corev1Event
        {
            Metadata = new V1ObjectMeta { GenerateName = "e-" },
            InvolvedObject = new V1ObjectReference
            {
                Kind = KubeDirectorGroup.ClusterKind,
                Name = name,
                Uid = uid,
                NamespaceProperty = TestCluster.Namespace,
            },
            Message = message,
            Reason = "Cluster",
            Type = type,
            LastTimestamp = new DateTime(2026, 1, 1, 12, minute, 0, DateTimeKind.Utc),
        },
        TestCluster.Namespace,
        cancellationToken: Cancelled);

    public async Task<string> UidAsync(string name)
    {
        using var client = new GenericClient(admin, KubeDirectorGroup.Name, KubeDirectorGroup.Version, KubeDirectorGroup.ClusterPlural, false);
        return (await client.ReadNamespacedAsync<KubeDirectorCluster>(TestCluster.Namespace, name, Cancelled)).Metadata.Uid;
    }

    /// <summary>A kdcluster of an engine whose load balancer and REST server both are the server at the given port.</summary>
    public async Task AddEngineAsync(string name, string app, int publishedPort, Connections? connections = null)
    {
        string[] roles = [EngineServices.LoadBalancerRole, EngineServices.RestServerRole];
        await CreateAsync(name, app, connections, roles);
        await AddConfiguredAsync(name, roles);
        await AddServiceAsync(name, EngineServices.LoadBalancerRole, "http-haproxy", EngineServices.LoadBalancerPort, publishedPort);
        await AddServiceAsync(name, EngineServices.RestServerRole, "http-gunicorn", EngineServices.RestServerPort, publishedPort);
    }

    public static string PodName(string cluster, string role) => $"{cluster}-{role.ToLowerInvariant()}-abcde-0";

    private static Dictionary<string, string> Labels(string cluster, string role) => new()
    {
        [KubeDirectorLabels.KdCluster] = cluster,
        [KubeDirectorLabels.Role] = role,
    };
}
