using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Workloads;

/// <summary>Makes the pods that stateful sets ask for, and counts them.</summary>
internal sealed class StatefulSetController
{
    private readonly IKubernetes _client;
    private readonly ClusterView _view;
    private readonly WorkQueue<ResourceKey> _queue;

    public StatefulSetController(IKubernetes client, ClusterView view, ILogger<StatefulSetController> logger, TimeProvider time)
    {
        _client = client;
        _view = view;
        _queue = new WorkQueue<ResourceKey>(ReconcileAsync, logger, time);
        view.StatefulSets.Changed += _queue.Add;
        view.Pods.Changed += EnqueueOwner;
    }

    /// <summary>Works until the token ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _view.Filled.WaitAsync(cancellationToken);
        await _queue.RunAsync(cancellationToken);
    }

    private void EnqueueOwner(ResourceKey pod)
    {
        if (_view.Pods.TryGet(pod, out var found))
        {
            if (StatefulPod.OwnerOf(found) is { } owner)
            {
                _queue.Add(new ResourceKey(pod.Namespace, owner.Name));
            }

            return;
        }

        // A pod that is gone names its owner no longer, but its name does.
        var dash = pod.Name.LastIndexOf('-');
        if (dash > 0)
        {
            _queue.Add(pod with { Name = pod.Name[..dash] });
        }
    }

    private async Task ReconcileAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (!_view.StatefulSets.TryGet(key, out var set) || set.Metadata.DeletionTimestamp is not null)
        {
            return;
        }

        var pods = _view.Pods.Objects
            .Where(pod => StatefulPod.OwnerOf(pod)?.Uid == set.Metadata.Uid)
            .ToDictionary(pod => pod.Metadata.Name);
        await RevisionRecord.EnsureAsync(_client, set, cancellationToken);
        await CreateMissingAsync(set, pods, cancellationToken);
        await DeleteSurplusAsync(set, pods.Values, cancellationToken);
        await ReportAsync(set, [.. pods.Values], cancellationToken);
    }

    private async Task CreateMissingAsync(V1StatefulSet set, Dictionary<string, V1Pod> pods, CancellationToken cancellationToken)
    {
        var inOrder = set.Spec.PodManagementPolicy != "Parallel";
        for (var ordinal = 0; ordinal < (set.Spec.Replicas ?? 1); ordinal++)
        {
            if (!pods.TryGetValue(StatefulPod.NameOf(set, ordinal), out var pod))
            {
                await CreateClaimsAsync(set, ordinal, cancellationToken);
                await CreateAsync(StatefulPod.Create(set, ordinal), cancellationToken);
            }

            if (inOrder && !(pod is not null && StatefulPod.IsReady(pod)))
            {
                return;
            }
        }
    }

    /// <summary>Claims outlive their pods, so most are there.</summary>
    private async Task CreateClaimsAsync(V1StatefulSet set, int ordinal, CancellationToken cancellationToken)
    {
        foreach (var claim in StatefulClaims.Of(set, ordinal))
        {
            try
            {
                await _client.CoreV1.CreateNamespacedPersistentVolumeClaimAsync(
                    claim, claim.Metadata.NamespaceProperty, cancellationToken: cancellationToken);
            }
            catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.Conflict)
            {
                continue;
            }
        }
    }

    private async Task CreateAsync(V1Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            await _client.CoreV1.CreateNamespacedPodAsync(pod, pod.Metadata.NamespaceProperty, cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.Conflict)
        {
            // The last pod of that name is still going, or this one is not in the view yet; either brings another look.
        }
    }

    private async Task DeleteSurplusAsync(V1StatefulSet set, IEnumerable<V1Pod> pods, CancellationToken cancellationToken)
    {
        var surplus = pods
            .Where(pod => StatefulPod.OrdinalOf(pod) >= (set.Spec.Replicas ?? 1) && pod.Metadata.DeletionTimestamp is null)
            .OrderByDescending(StatefulPod.OrdinalOf);
        foreach (var pod in surplus)
        {
            try
            {
                await _client.CoreV1.DeleteNamespacedPodAsync(
                    pod.Metadata.Name, pod.Metadata.NamespaceProperty, cancellationToken: cancellationToken);
            }
            catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
            {
                // It is gone, and the view will say so.
            }
        }
    }

    private async Task ReportAsync(V1StatefulSet set, List<V1Pod> pods, CancellationToken cancellationToken)
    {
        var ready = pods.Count(StatefulPod.IsReady);
        var status = new V1StatefulSetStatus
        {
            Replicas = pods.Count,
            ReadyReplicas = ready,
            AvailableReplicas = ready,
            CurrentReplicas = pods.Count,
            UpdatedReplicas = pods.Count,
            ObservedGeneration = set.Metadata.Generation,
            CurrentRevision = StatefulPod.RevisionOf(set),
            UpdateRevision = StatefulPod.RevisionOf(set),
            CollisionCount = 0,
        };
        var known = set.Status;
        if (known is not null && known.Replicas == status.Replicas && (known.ReadyReplicas ?? 0) == ready
            && known.ObservedGeneration == status.ObservedGeneration)
        {
            return;
        }

        var body = new JsonObject { ["status"] = JsonNode.Parse(KubernetesJson.Serialize(status)) };
        try
        {
            await _client.AppsV1.PatchNamespacedStatefulSetStatusAsync(
                new V1Patch(body.ToJsonString(), V1Patch.PatchType.MergePatch),
                set.Metadata.Name,
                set.Metadata.NamespaceProperty,
                cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            // It was deleted in the meantime.
        }
    }
}
