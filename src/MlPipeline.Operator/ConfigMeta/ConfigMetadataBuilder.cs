using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Connections;

namespace MlPipeline.Operator.ConfigMeta;

/// <summary>Makes <c>configmeta.json</c> for the members of a kdcluster. Only <c>node</c> differs between them.</summary>
internal sealed class ConfigMetadataBuilder
{
    private static readonly string[] StatesInOrder =
        [MemberStates.CreatePending, MemberStates.Creating, MemberStates.Configured, MemberStates.ConfigError];

    private readonly ConfigMetadata _common;
    private readonly string _domain;
    private readonly string _distroId;

    public ConfigMetadataBuilder(ClusterPass pass, ConnectedObjects connected)
    {
        var app = pass.App ?? throw new ReconcileException($"app {pass.Cluster.Spec.App} does not exist");
        _domain = pass.Domain;
        _distroId = app.Spec.DistroId;
        _common = ClusterSection.Build(pass.Cluster, app, _domain, OwnRoles(pass.Cluster), path: [], pass.Config.MasterEncryptionKey) with
        {
            Connections = new ConnectionSet
            {
                Clusters = SortedMap.Of(
                    connected.Clusters.DistinctBy(other => other.Cluster.Metadata.Name),
                    other => other.Cluster.Metadata.Name,
                    other => ConnectedSection(pass, other)),
                ConfigMaps = ConnectedObjectSection.ConfigMaps(connected.ConfigMaps),
                Secrets = ConnectedObjectSection.Secrets(connected.Secrets),
            },
        };
    }

    /// <summary>The document of one member, as bytes.</summary>
    public byte[] Build(string role, MemberStatus member)
    {
        var name = $"{member.Pod}.{_domain}";
        return ConfigMetadataJson.Write(_common with
        {
            Node = new NodeIdentity
            {
                RoleId = role,
                Id = ClusterSection.NodeId(member),
                HostName = name,
                Fqdn = name,
                Domain = _domain,
                DistroId = _distroId,
                BlockDevicePaths = member.BlockDevicePaths is { Count: > 0 } paths ? [.. paths] : null,
            },
        });
    }

    /// <summary>Members that are to stay, by role, also those that do not run yet.</summary>
    private static List<RoleMembers> OwnRoles(KubeDirectorCluster cluster) =>
    [
        .. cluster.Spec.Roles.Select(role => new RoleMembers(
            role,
            [
                .. StatesInOrder.SelectMany(state =>
                    (cluster.Status!.Roles.FirstOrDefault(status => status.Id == role.Id)?.Members ?? []).Where(member => member.State == state)),
            ])),
    ];

    private static ConfigMetadata ConnectedSection(ClusterPass pass, ConnectedCluster other)
    {
        var roles = other.Cluster.Status!.Roles
            .Select(status => (Role: other.Cluster.Spec.Roles.FirstOrDefault(role => role.Id == status.Id), status.Members))
            .Where(role => role.Role is not null)
            .Select(role => new RoleMembers(role.Role!, [.. role.Members]))
            .ToList();
        string[] path = ["connections", "clusters", other.Cluster.Metadata.Name];
        return ClusterSection.Build(other.Cluster, other.App, pass.DomainOf(other.Cluster), roles, path, pass.Config.MasterEncryptionKey);
    }
}
