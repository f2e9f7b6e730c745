using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.Engines.Tests.Pods;

/// <summary>Documents such as the operator writes them.</summary>
internal static class ConfigMeta
{
    public const string BalancerToken = "token-of-the-balancer";
    public const string MemberToken = "token-of-the-members";

    public static ConfigMetadata Of(
        string roleId, IReadOnlyList<string>? members = null, IReadOnlyList<ConnectedObject>? models = null, string notebookToken = "") => new()
        {
            Cluster = new ClusterIdentity("test", false, "uid", new Dictionary<string, ReferenceKey>()),
            Node = new NodeIdentity { RoleId = roleId, Id = "1" },
            NodeGroups = new Dictionary<string, NodeGroup>
            {
                ["1"] = new()
                {
                    Roles = new Dictionary<string, RoleMetadata>
                    {
                        [EngineServices.LoadBalancerRole] = Role(BalancerToken, ("haproxy", EngineServices.LoadBalancerPort, ["lb-0.test.svc"])),
                        [EngineServices.RestServerRole] = Role(
                        MemberToken, (EngineServices.RestServerService, EngineServices.RestServerPort, members ?? ["rest-0.test.svc"])),
                        [EngineServices.ControllerRole] = Role(notebookToken, ("jupyter-nb", EngineServices.NotebookPort, ["nb-0.test.svc"])),
                    },
                },
            },
            Connections = new ConnectionSet
            {
                ConfigMaps = models is null
                ? new Dictionary<string, IReadOnlyList<ConnectedObject>>()
                : new Dictionary<string, IReadOnlyList<ConnectedObject>> { [ModelRegistryKeys.ConfigMapType] = models },
            },
        };

    public static ConnectedObject Model(string name, string version, string path, string scoringPath, string? canary = null) => new(
        canary is null ? null : new Dictionary<string, string> { [ModelAnnotations.Canary] = canary },
        new Dictionary<string, string>
        {
            [ModelRegistryKeys.Name] = name,
            [ModelRegistryKeys.Version] = version,
            [ModelRegistryKeys.Path] = path,
            [ModelRegistryKeys.ScoringPath] = scoringPath,
        },
        new Dictionary<string, string> { [KubeDirectorLabels.ConfigMapType] = ModelRegistryKeys.ConfigMapType },
        new Dictionary<string, string> { ["name"] = name });

    private static RoleMetadata Role(string token, (string Id, int Port, IReadOnlyList<string> Hosts) service) => new()
    {
        Flavor = new Flavor("n/a", "n/a", "2048", "n/a", "1"),
        Services = new Dictionary<string, ServiceMetadata>
        {
            [service.Id] = new()
            {
                Id = service.Id,
                HostNames = new ReferenceKey([]),
                Fqdns = new ReferenceKey([]),
                Endpoints = [.. service.Hosts.Select(host => $"http://{host}:{service.Port}")],
                AuthToken = token,
            },
        },
    };
}
