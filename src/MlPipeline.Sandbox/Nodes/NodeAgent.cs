using System.Collections.Concurrent;
using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Does for the sandbox what a kubelet does for a node: makes the processes of this machine what the pods of the API say.</summary>
internal sealed class NodeAgent
{
    private readonly ConcurrentDictionary<ResourceKey, PodSlot> _slots = new();
    private readonly IKubernetes _client;
    private readonly NodeServices _node;
    private readonly ILogger<NodeAgent> _logger;
    private readonly WorkQueue<ResourceKey> _queue;

    public NodeAgent(IKubernetes client, NodeServices node, ILogger<NodeAgent> logger)
    {
        _client = client;
        _node = node;
        _logger = logger;
        _queue = new WorkQueue<ResourceKey>(ApplyAsync, logger, node.Time);
        node.View.Pods.Changed += _queue.Add;
    }

    /// <summary>Finds what runs a pod; null where nothing does.</summary>
    public PodRunner? RunnerOf(ResourceKey pod) => _slots.GetValueOrDefault(pod)?.Runner;

    /// <summary>Works until the token ends it; all processes of pods have then ended.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _node.View.Pods.Filled.WaitAsync(cancellationToken);
        DeleteOrphanFolders();
        await _queue.RunAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_slots.Values.Select(EndAsync));
    }

    private Task ApplyAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        _ = _node.View.Pods.TryGet(key, out var pod);
        var wanted = pod is { Metadata.DeletionTimestamp: null, Spec.NodeName: NodeOptions.NodeName } ? pod : null;
        var slot = _slots.GetOrAdd(key, _ => new PodSlot());
        if (slot.Uid != wanted?.Metadata.Uid || (pod is not null && wanted is null))
        {
            Replace(key, slot, wanted, cancellationToken);
        }

        return Task.CompletedTask;
    }

    private void Replace(ResourceKey key, PodSlot slot, V1Pod? wanted, CancellationToken cancellationToken)
    {
        var stopLast = slot.Stop;
        var before = slot.Tail;
        slot.Uid = wanted?.Metadata.Uid;
        slot.Runner = wanted is null ? null : new PodRunner(wanted, _node, _logger);
        slot.Stop = wanted is null ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        slot.Tail = FollowAsync(key, before, stopLast, slot.Runner, slot.Stop, cancellationToken);
    }

    private async Task FollowAsync(
        ResourceKey key,
        Task before,
        CancellationTokenSource? stopLast,
        PodRunner? runner,
        CancellationTokenSource? stop,
        CancellationToken cancellationToken)
    {
        if (stopLast is not null)
        {
            await stopLast.CancelAsync();
        }

        await before;
        stopLast?.Dispose();
        try
        {
            if (runner is null || stopLast is not null)
            {
                PodFolder.Of(key, _node.Options.PodsFolder, _node.Options.Share).Delete();
            }

            await (runner?.RunAsync(stop!.Token) ?? FinishDeletionAsync(key, cancellationToken));
        }
        catch (OperationCanceledException) when (stop is not { IsCancellationRequested: false })
        {
            _logger.LogInformation("Pod {Pod} has ended", key);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The place stays usable for the next pod of this name.
            _logger.LogError(exception, "The node agent failed on pod {Pod}", key);
        }
    }

    /// <summary>Takes a pod that was asked to go off the API now that its process is gone.</summary>
    private async Task FinishDeletionAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (!_node.View.Pods.TryGet(key, out var pod) || pod.Metadata.DeletionTimestamp is null)
        {
            return;
        }

        try
        {
            await _client.CoreV1.DeleteNamespacedPodAsync(
                key.Name, key.Namespace, gracePeriodSeconds: 0, cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            _logger.LogDebug("Pod {Pod} was gone already", key);
        }
    }

    private void DeleteOrphanFolders()
    {
        foreach (var space in Directory.EnumerateDirectories(_node.Options.PodsFolder))
        {
            foreach (var folder in Directory.EnumerateDirectories(space))
            {
                if (!_node.View.Pods.TryGet(new ResourceKey(Path.GetFileName(space), Path.GetFileName(folder)), out _))
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        }
    }

    private static async Task EndAsync(PodSlot slot)
    {
        if (slot.Stop is { } stop)
        {
            await stop.CancelAsync();
        }

        await slot.Tail.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
