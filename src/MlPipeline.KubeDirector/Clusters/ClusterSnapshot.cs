using k8s.Models;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Puts together what the API knows of one kdcluster.</summary>
internal sealed record ClusterSnapshot(KubeDirectorCluster Cluster, IReadOnlyList<V1Pod> Pods, IReadOnlyList<V1Service> Services, IReadOnlyList<ClusterEventInfo> Events)
{
    public KdClusterInfo Describe()
    {
        var (spec, status) = (Cluster.Spec, Cluster.Status);
        return new KdClusterInfo(
            Cluster.Metadata.Name,
            spec.App,
            status?.State ?? "",
            [.. spec.Roles.Select(role => DescribeRole(role, status?.Roles.FirstOrDefault(candidate => candidate.Id == role.Id)))],
            new KdConnections(
                [.. spec.Connections?.Clusters ?? []],
                [.. spec.Connections?.ConfigMaps ?? []],
                [.. spec.Connections?.Secrets ?? []]),
            Endpoints(),
            Cluster.Metadata.CreationTimestamp,
            Events)
        {
            ConnectionVersion = ClusterSettlement.ConnectionVersion(Cluster),
        };
    }

    /// <summary>Addresses of the members; where a service lost its token annotation, the status still has the token.</summary>
    private IReadOnlyList<EndpointInfo> Endpoints()
    {
        var tokens = (Cluster.Status?.Roles ?? [])
            .SelectMany(role => role.Members)
            .Where(member => member.AuthToken is { Length: > 0 })
            .ToDictionary(member => member.Pod, member => member.AuthToken, StringComparer.Ordinal);
        return
        [
            .. EndpointReader.Read(Services).Select(endpoint => endpoint.Token is null && tokens.GetValueOrDefault(endpoint.Pod) is { } token
                ? endpoint with { Token = token, HasToken = true }
                : endpoint),
        ];
    }

    private KdRoleInfo DescribeRole(ClusterRole role, RoleStatus? status) =>
        new(role.Id, role.Members ?? 1, [.. (status?.Members ?? []).Select(member => DescribeMember(role.Id, member))]);

    private MemberInfo DescribeMember(string role, MemberStatus member)
    {
        var pod = Pods.FirstOrDefault(candidate => candidate.Name() == member.Pod);
        var container = pod?.Status?.ContainerStatuses?.FirstOrDefault();
        return new MemberInfo(
            role,
            member.Pod,
            pod?.Uid() ?? "",
            member.State,
            pod?.Status?.Phase ?? "",
            container?.State?.Running?.StartedAt,
            container?.RestartCount ?? 0,
            MemberProblem.Find(member, container?.State));
    }
}
