using System.Net;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace MlPipeline.Sandbox.Workloads;

/// <summary>Puts the template of a stateful set on record, which <c>kubectl rollout history</c> shows.</summary>
internal static class RevisionRecord
{
    /// <summary>Makes the record of the template that the stateful set has now, unless it is there.</summary>
    public static async Task EnsureAsync(IKubernetes client, V1StatefulSet set, CancellationToken cancellationToken)
    {
        var name = StatefulPod.RevisionOf(set);
        if (set.Status?.UpdateRevision == name)
        {
            // It is made before the status names it.
            return;
        }

        var record = new V1ControllerRevision
        {
            ApiVersion = "apps/v1",
            Kind = "ControllerRevision",
            Metadata = new V1ObjectMeta
            {
                Name = name,
                NamespaceProperty = set.Metadata.NamespaceProperty,
                Labels = set.Spec.Selector?.MatchLabels,
                OwnerReferences = [StatefulPod.OwnedBy(set)],
            },
            Revision = set.Metadata.Generation ?? 1,
            Data = JsonSerializer.SerializeToElement(new { spec = new { template = JsonDocument.Parse(KubernetesJson.Serialize(set.Spec.Template)).RootElement } }),
        };
        try
        {
            await client.AppsV1.CreateNamespacedControllerRevisionAsync(record, set.Metadata.NamespaceProperty, cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.Conflict)
        {
            // The stateful set went back to an earlier template.
        }
    }
}
