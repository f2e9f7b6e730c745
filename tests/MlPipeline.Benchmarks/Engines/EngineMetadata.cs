using System.Globalization;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.Benchmarks.Engines;

/// <summary>Documents such as the operator writes them for members of an engine's kdcluster.</summary>
internal static class EngineMetadata
{
    public const string Token = "token-of-the-benchmark";

    public static ConfigMetadata Of(string roleId, int cores, IReadOnlyList<string> members, IReadOnlyList<ConnectedObject>? models = null) => new()
    {
        Cluster = new ClusterIdentity("benchmark", false, "uid", new Dictionary<string, ReferenceKey>()),
        Node = new NodeIdentity { RoleId = roleId, Id = "1" },
        NodeGroups = new Dictionary<string, NodeGroup>
        {
            ["1"] = new()
            {
                Roles = new Dictionary<string, RoleMetadata>
                {
                    [EngineServices.LoadBalancerRole] = Role(cores, "haproxy", []),
                    [EngineServices.RestServerRole] = Role(
                        cores, EngineServices.RestServerService, [.. members.Select(host => $"http://{host}:{EngineServices.RestServerPort}")]),
                },
            },
        },
        Connections = new ConnectionSet
        {
            ConfigMaps = new Dictionary<string, IReadOnlyList<ConnectedObject>> { [ModelRegistryKeys.ConfigMapType] = models ?? [] },
        },
    };

    public static ConnectedObject Model(string name, string version, string path, string scoringPath) => new(
        null,
        new Dictionary<string, string>
        {
            [ModelRegistryKeys.Name] = name,
            [ModelRegistryKeys.Version] = version,
            [ModelRegistryKeys.Path] = path,
            [ModelRegistryKeys.ScoringPath] = scoringPath,
        },
        null,
        new Dictionary<string, string> { ["name"] = name });

    private static RoleMetadata Role(int cores, string service, IReadOnlyList<string> endpoints) => new()
    {
        Flavor = new Flavor("n/a", "n/a", "4096", "n/a", cores.ToString(CultureInfo.InvariantCulture)),
        Services = new Dictionary<string, ServiceMetadata>
        {
            [service] = new() { Id = service, HostNames = new ReferenceKey([]), Fqdns = new ReferenceKey([]), Endpoints = endpoints, AuthToken = Token },
        },
    };
}
