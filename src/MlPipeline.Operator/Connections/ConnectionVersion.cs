using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;

namespace MlPipeline.Operator.Connections;

/// <summary>How many changes of connections a kdcluster has seen.</summary>
internal static class ConnectionVersion
{
    /// <summary>The counter; where it is lost, the smallest one a configured member of the role knows of.</summary>
    public static long Of(ClusterPass pass, string role) =>
        ConnectionNotices.Counter(pass.Cluster, KubeDirectorAnnotations.HashChangeCounter)
        ?? pass.Status.Roles
            .Where(status => status.Id == role)
            .SelectMany(status => status.Members)
            .Where(member => member.State == MemberStates.Configured)
            .Min(member => member.StateDetail.LastConnectionVersion)
        ?? 0;
}
