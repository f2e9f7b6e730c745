using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using k8s;
using k8s.Models;
using MlPipeline.Sandbox.Nodes;

namespace MlPipeline.Sandbox.Workloads;

/// <summary>The pods of stateful sets: their names, labels and places.</summary>
internal static class StatefulPod
{
    private const string NameLabel = "statefulset.kubernetes.io/pod-name";
    private const string IndexLabel = "apps.kubernetes.io/pod-index";
    private const string RevisionLabel = "controller-revision-hash";

    /// <summary>Name of the pod with an ordinal.</summary>
    public static string NameOf(V1StatefulSet set, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{set.Metadata.Name}-{ordinal}");

    /// <summary>Ordinal of a pod.</summary>
    public static int OrdinalOf(V1Pod pod) =>
        int.TryParse(
            pod.Metadata.Name.AsSpan(pod.Metadata.Name.LastIndexOf('-') + 1),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var ordinal)
            ? ordinal
            : 0;

    /// <summary>The stateful set of a pod, or null.</summary>
    public static V1OwnerReference? OwnerOf(V1Pod pod) =>
        pod.Metadata.OwnerReferences?.FirstOrDefault(owner => owner.Kind == "StatefulSet" && owner.Controller == true);

    /// <summary>Whether a pod takes requests.</summary>
    public static bool IsReady(V1Pod pod) =>
        pod.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true;

    /// <summary>Name of the revision that a stateful set's template is.</summary>
    public static string RevisionOf(V1StatefulSet set)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(KubernetesJson.Serialize(set.Spec.Template)));
        return $"{set.Metadata.Name}-{Convert.ToHexStringLower(hash.AsSpan(0, 5))}";
    }

    /// <summary>Makes the pod with an ordinal. It is placed at once: there is one node.</summary>
    public static V1Pod Create(V1StatefulSet set, int ordinal)
    {
        var template = set.Spec.Template;
        var name = NameOf(set, ordinal);
        var spec = KubernetesJson.Deserialize<V1PodSpec>(KubernetesJson.Serialize(template.Spec));
        spec.Hostname = name;
        spec.Subdomain = set.Spec.ServiceName;
        spec.Volumes = [.. StatefulClaims.VolumesOf(set, ordinal), .. spec.Volumes ?? []];
        spec.NodeName = NodeOptions.NodeName;
        return new V1Pod
        {
            ApiVersion = "v1",
            Kind = "Pod",
            Metadata = new V1ObjectMeta
            {
                Name = name,
                NamespaceProperty = set.Metadata.NamespaceProperty,
                Labels = new Dictionary<string, string>(template.Metadata?.Labels ?? new Dictionary<string, string>())
                {
                    [NameLabel] = name,
                    [IndexLabel] = ordinal.ToString(CultureInfo.InvariantCulture),
                    [RevisionLabel] = RevisionOf(set),
                },
                Annotations = template.Metadata?.Annotations,
                OwnerReferences = [OwnedBy(set)],
            },
            Spec = spec,
        };
    }

    /// <summary>Makes a stateful set the owner of what is made for it.</summary>
    public static V1OwnerReference OwnedBy(V1StatefulSet set) => new()
    {
        ApiVersion = "apps/v1",
        Kind = "StatefulSet",
        Name = set.Metadata.Name,
        Uid = set.Metadata.Uid,
        Controller = true,
        BlockOwnerDeletion = true,
    };
}
