using k8s.Models;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Reads what happened to an object: a kdcluster, or the ConfigMap of a model.</summary>
internal sealed class ObjectEvents(ApiClient api, ApiPaths paths)
{
    /// <summary>The events of this object, oldest first; those of an earlier one of the same name are left out.</summary>
    public async Task<IReadOnlyList<ClusterEventInfo>> ReadAsync(string kind, V1ObjectMeta metadata, CancellationToken cancellationToken)
    {
        var selector = Uri.EscapeDataString($"involvedObject.name={metadata.Name}");
        var events = await api.GetAsync<Corev1EventList>($"{paths.Events}?fieldSelector={selector}", cancellationToken).ConfigureAwait(false);
        return
        [
            .. events.Items
                .Where(entry => entry.InvolvedObject?.Kind == kind && entry.InvolvedObject.Uid == metadata.Uid)
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
