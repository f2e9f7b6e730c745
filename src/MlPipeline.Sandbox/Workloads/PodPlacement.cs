using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Workloads;

/// <summary>Gives pods that nobody has placed to the one node, as a scheduler would.</summary>
internal sealed class PodPlacement
{
    private static readonly V1Patch ToTheNode = new($$$"""{"spec":{"nodeName":"{{{NodeOptions.NodeName}}}"}}""", V1Patch.PatchType.MergePatch);

    private readonly IKubernetes _client;
    private readonly ClusterView _view;
    private readonly WorkQueue<ResourceKey> _queue;

    public PodPlacement(IKubernetes client, ClusterView view, ILogger<PodPlacement> logger, TimeProvider time)
    {
        _client = client;
        _view = view;
        _queue = new WorkQueue<ResourceKey>(PlaceAsync, logger, time);
        view.Pods.Changed += _queue.Add;
    }

    /// <summary>Works until the token ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _view.Pods.Filled.WaitAsync(cancellationToken);
        await _queue.RunAsync(cancellationToken);
    }

    private async Task PlaceAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (!_view.Pods.TryGet(key, out var pod) || pod.Metadata.DeletionTimestamp is not null || !string.IsNullOrEmpty(pod.Spec.NodeName))
        {
            return;
        }

        try
        {
            await _client.CoreV1.PatchNamespacedPodAsync(ToTheNode, key.Name, key.Namespace, cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            // It went before it was placed.
        }
    }
}
