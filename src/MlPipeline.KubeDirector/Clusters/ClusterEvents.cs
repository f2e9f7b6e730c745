using k8s.Models;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Reads what happened to a kdcluster.</summary>
internal sealed class ClusterEvents(ApiClient api, ApiPaths paths)
{
    /// <summary>The events of this kdcluster, oldest first; those of an earlier one of the same name are left out.</summary>
    public async Task<IReadOnlyList<ClusterEventInfo>> ReadAsync(KubeDirectorCluster cluster, CancellationToken cancellationToken)
    {
        var selector = Uri.EscapeDataString($"involvedObject.name={cluster.Metadata.Name}");
        var events = await api.GetAsync<Corev1EventList>($"{paths.Events}?fieldSelector={selector}", cancellationToken).ConfigureAwait(false);
        return
        [
            .. events.Items
                .Where(entry => entry.InvolvedObject?.Kind == KubeDirectorGroup.ClusterKind && entry.InvolvedObject.Uid == cluster.Metadata.Uid)
                .Select(Describe)
                .OrderBy(entry => entry.Time),
        ];
    }

    private static ClusterEventInfo Describe(Corev1Event entry) => new(
        entry.LastTimestamp ?? entry.EventTime ?? entry.Metadata.CreationTimestamp,
        entry.Type ?? "Normal",
        entry.Reason ?? "",
        entry.Message ?? "",
        entry.Count ?? 1);
}
