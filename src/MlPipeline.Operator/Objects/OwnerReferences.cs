using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Objects;

/// <summary>Marks objects as parts of a kdcluster, so that they go with it.</summary>
internal static class OwnerReferences
{
    public static V1OwnerReference Of(KubeDirectorCluster cluster) => new()
    {
        ApiVersion = KubeDirectorGroup.ApiVersion,
        Kind = KubeDirectorGroup.ClusterKind,
        Name = cluster.Metadata.Name,
        Uid = cluster.Metadata.Uid,
        Controller = true,
        BlockOwnerDeletion = false,
    };

    public static bool IsOwnedBy(this IMetadata<V1ObjectMeta> item, KubeDirectorCluster cluster) =>
        item.Metadata.OwnerReferences is [{ } only]
        && only.ApiVersion == KubeDirectorGroup.ApiVersion
        && only.Kind == KubeDirectorGroup.ClusterKind
        && only.Name == cluster.Metadata.Name
        && only.Uid == cluster.Metadata.Uid
        && only.Controller == true;

    /// <summary>Replaces the owners of an object that is not marked as it should be.</summary>
    public static async Task RepairAsync<T>(ResourceClient<T> client, T item, KubeDirectorCluster cluster, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (item.IsOwnedBy(cluster))
        {
            return;
        }

        var owner = JsonNode.Parse(KubernetesJson.Serialize(Of(cluster)));
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["ownerReferences"] = new JsonArray(owner) } };
        await client.MergeAsync(new ResourceKey(item.Metadata.NamespaceProperty, item.Metadata.Name), patch, cancellationToken);
    }
}
