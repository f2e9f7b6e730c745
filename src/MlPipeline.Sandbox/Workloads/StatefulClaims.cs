using k8s;
using k8s.Models;

namespace MlPipeline.Sandbox.Workloads;

/// <summary>The volume claims that the pods of a stateful set have for themselves.</summary>
internal static class StatefulClaims
{
    /// <summary>Claims of a pod.</summary>
    public static IEnumerable<V1PersistentVolumeClaim> Of(V1StatefulSet set, int ordinal) =>
        (set.Spec.VolumeClaimTemplates ?? []).Select(template => new V1PersistentVolumeClaim
        {
            Metadata = new V1ObjectMeta
            {
                Name = NameOf(template, set, ordinal),
                NamespaceProperty = set.Metadata.NamespaceProperty,
                Labels = set.Spec.Selector.MatchLabels,
            },
            Spec = KubernetesJson.Deserialize<V1PersistentVolumeClaimSpec>(KubernetesJson.Serialize(template.Spec)),
        });

    /// <summary>Volumes of a pod that stand for them.</summary>
    public static IEnumerable<V1Volume> VolumesOf(V1StatefulSet set, int ordinal) =>
        (set.Spec.VolumeClaimTemplates ?? []).Select(template => new V1Volume
        {
            Name = template.Metadata.Name,
            PersistentVolumeClaim = new V1PersistentVolumeClaimVolumeSource { ClaimName = NameOf(template, set, ordinal) },
        });

    private static string NameOf(V1PersistentVolumeClaim template, V1StatefulSet set, int ordinal) =>
        $"{template.Metadata.Name}-{StatefulPod.NameOf(set, ordinal)}";
}
