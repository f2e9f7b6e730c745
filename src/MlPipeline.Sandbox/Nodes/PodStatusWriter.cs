using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Puts the status of pods on the API server.</summary>
internal sealed class PodStatusWriter(IKubernetes client, ILogger<PodStatusWriter> logger, TimeProvider time)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(300);

    /// <summary>Writes a status, again and again until it is there or the pod is gone.</summary>
    public async Task WriteAsync(V1Pod pod, V1PodStatus status, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            // A pod of the same name that is not this one refuses the patch.
            ["metadata"] = new JsonObject { ["uid"] = pod.Metadata.Uid },
            ["status"] = JsonNode.Parse(KubernetesJson.Serialize(status)),
        };
        var patch = new V1Patch(body.ToJsonString(), V1Patch.PatchType.MergePatch);
        while (true)
        {
            try
            {
                await client.CoreV1.PatchNamespacedPodStatusAsync(
                    patch, pod.Metadata.Name, pod.Metadata.NamespaceProperty, cancellationToken: cancellationToken);
                return;
            }
            catch (HttpOperationException exception) when (exception.Response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
            {
                return;
            }
            catch (Exception exception) when (exception is HttpOperationException or HttpRequestException)
            {
                logger.LogWarning("The status of pod {Pod} could not be written: {Reason}", pod.Metadata.Name, exception.Message);
                await Task.Delay(RetryAfter, time, cancellationToken);
            }
        }
    }
}
