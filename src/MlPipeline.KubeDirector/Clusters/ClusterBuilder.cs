using System.Globalization;
using k8s.Models;
using MlPipeline.KubeDirector.Apps;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Writes the kdcluster that a description asks for, with the roles that its kdapp has.</summary>
internal static class ClusterBuilder
{
    public static KubeDirectorCluster Build(ClusterDescription description, KdAppInfo app)
    {
        if (description.Members.Keys.FirstOrDefault(role => app.Roles.All(known => known.Id != role)) is { } unknown)
        {
            throw new PipelineException(
                PipelineFault.Rejected,
                $"Kdapp {app.Name} has no role {unknown}.",
                $"Its roles are {string.Join(", ", app.Roles.Select(role => $"{role.Id} ({role.Cardinality})"))}.");
        }

        return new KubeDirectorCluster
        {
            ApiVersion = KubeDirectorGroup.ApiVersion,
            Kind = KubeDirectorGroup.ClusterKind,
            Metadata = new V1ObjectMeta { Name = description.Name },
            Spec = new KubeDirectorClusterSpec
            {
                App = app.Name,
                AppCatalog = "local",
                NamingScheme = "CrNameRole",
                Connections = Connect(description.Connections),
                Roles = [.. app.Roles.Select(role => BuildRole(description, role))],
            },
        };
    }

    private static Connections? Connect(KdConnections connections) => connections.IsEmpty ? null : new Connections
    {
        Clusters = [.. connections.Clusters],
        ConfigMaps = [.. connections.ConfigMaps],
        Secrets = [.. connections.Secrets],
    };

    private static ClusterRole BuildRole(ClusterDescription description, KdAppRole role) => new()
    {
        Id = role.Id,
        Members = description.Members.TryGetValue(role.Id, out var members) ? members : LeastMembers(role),
        ServiceAccountName = description.ServiceAccount,
        Resources = new ClusterRoleResources { Requests = Resources(description), Limits = Resources(description) },
    };

    private static Dictionary<string, string> Resources(ClusterDescription description) =>
        new() { ["cpu"] = description.Cpu, ["memory"] = description.Memory };

    private static int LeastMembers(KdAppRole role) =>
        int.TryParse(role.Cardinality.TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var least) ? least : 1;
}
