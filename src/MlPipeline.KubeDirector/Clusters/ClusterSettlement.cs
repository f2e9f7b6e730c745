using System.Globalization;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>
/// Whether a kdcluster has done all that was asked of it. The operator's state alone does not tell: after a change it
/// still says <c>configured</c> until its next pass, so the members' own generations are looked at too.
/// </summary>
internal static class ClusterSettlement
{
    /// <param name="cluster">The kdcluster.</param>
    /// <param name="info">The same, as it is told.</param>
    /// <param name="before">How it was before a change that is waited for, or null; the operator may not have seen the change yet.</param>
    public static bool IsSettled(KubeDirectorCluster cluster, KdClusterInfo info, KdClusterInfo? before) =>
        info.IsConfigured && (before is null || HasNoticed(info, before)) && cluster.Status is { } status && Members(status).All(member => HasCaughtUp(cluster, status, member.StateDetail));

    private static bool HasNoticed(KdClusterInfo info, KdClusterInfo before) =>
        info.Connections.IsSameAs(before.Connections) || info.ConnectionVersion > before.ConnectionVersion;

    private static IEnumerable<MemberStatus> Members(KubeDirectorClusterStatus status) => status.Roles.SelectMany(role => role.Members);

    private static bool HasCaughtUp(KubeDirectorCluster cluster, KubeDirectorClusterStatus status, MemberStateDetail? detail)
    {
        // Members without a config package have no generations and follow nothing.
        if (detail?.LastConfigDataGeneration is not { } written)
        {
            return true;
        }

        var setup = detail.LastSetupGeneration ?? written;
        return written >= (status.SpecGenerationToProcess ?? 0)
            && setup >= written
            && (detail.LastConnectionVersion is not { } connected || connected >= ConnectionVersion(cluster));
    }

    public static long ConnectionVersion(KubeDirectorCluster cluster) =>
        cluster.Metadata.Annotations is { } annotations
        && annotations.TryGetValue(KubeDirectorAnnotations.HashChangeCounter, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;
}
