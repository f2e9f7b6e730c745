using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Objects;

namespace MlPipeline.Operator.Admission.Claims;

/// <summary>Makes kdclusters the owners of the volume claims that stateful sets make for them, so that they go together.</summary>
internal static class ClaimAdmission
{
    public static async Task<AdmissionVerdict> ReviewAsync(
        AdmissionRequest request, ResourceClient<KubeDirectorCluster> clusters, CancellationToken cancellationToken)
    {
        var name = (string?)request.Wanted?["metadata"]?["labels"]?[KubeDirectorLabels.KdCluster];
        if (string.IsNullOrEmpty(name)
            || await clusters.FindAsync(new ResourceKey(request.Namespace, name), cancellationToken) is not { } cluster)
        {
            return AdmissionVerdict.Allow();
        }

        var owned = (JsonObject)request.Wanted!.DeepClone();
        owned["metadata"]!["ownerReferences"] = new JsonArray(JsonNode.Parse(KubernetesJson.Serialize(OwnerReferences.Of(cluster))));
        return AdmissionVerdict.Allow(owned);
    }
}
