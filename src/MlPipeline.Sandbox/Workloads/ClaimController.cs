using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Workloads;

/// <summary>Binds volume claims to folders, and deletes the folders of those that are gone.</summary>
internal sealed class ClaimController
{
    private readonly IKubernetes _client;
    private readonly ClusterView _view;
    private readonly ClaimFolders _folders;
    private readonly WorkQueue<ResourceKey> _queue;

    public ClaimController(IKubernetes client, ClusterView view, ClaimFolders folders, ILogger<ClaimController> logger, TimeProvider time)
    {
        _client = client;
        _view = view;
        _folders = folders;
        _queue = new WorkQueue<ResourceKey>(ReconcileAsync, logger, time);
        view.Claims.Changed += _queue.Add;
    }

    /// <summary>Works until the token ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _view.Filled.WaitAsync(cancellationToken);
        await _queue.RunAsync(cancellationToken);
    }

    private async Task ReconcileAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (!_view.Claims.TryGet(key, out var claim))
        {
            _folders.Delete(key.Namespace, key.Name);
        }
        else if (claim.Status?.Phase != "Bound")
        {
            await BindAsync(key, claim, cancellationToken);
        }
    }

    private async Task BindAsync(ResourceKey key, V1PersistentVolumeClaim claim, CancellationToken cancellationToken)
    {
        var bound = new V1PersistentVolumeClaim
        {
            Status = new V1PersistentVolumeClaimStatus { Phase = "Bound", AccessModes = claim.Spec.AccessModes, Capacity = claim.Spec.Resources?.Requests },
        };
        try
        {
            await _client.CoreV1.PatchNamespacedPersistentVolumeClaimStatusAsync(
                new V1Patch(KubernetesJson.Serialize(bound), V1Patch.PatchType.MergePatch), key.Name, key.Namespace, cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            // It was deleted in the meantime.
        }
    }
}
