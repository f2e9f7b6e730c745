using Microsoft.Extensions.Logging;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Resources.BuiltIn;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.GarbageCollection;

/// <summary>
/// Deletes what nobody owns any more and what is in namespaces and under definitions that end. It follows the store's changes and
/// looks again at each object that a change may concern, so a change missed by a crash is found at the next start.
/// </summary>
internal sealed class GarbageCollector(
    ObjectStore store, ResourceRegistry registry, OwnerCascade owners, ContentCleaner contents, TimeProvider time, ILogger<GarbageCollector> logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly HashSet<ObjectKey> _work = [];
    private readonly HashSet<ObjectKey> _retries = [];
    private DependencyIndex _index = new();

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            StartOver();
            await FollowAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        var changes = new StoreEvent[256];
        while (true)
        {
            var signal = store.NextChange(ObjectStore.AnyResource);
            var count = store.CopyChangesAfter(ObjectStore.AnyResource, _index.Revision, changes);
            if (count < 0)
            {
                StartOver();
            }

            foreach (var change in changes.AsSpan(0, Math.Max(0, count)))
            {
                _index.Apply(change);
                AddWork(change);
            }

            await WorkAsync(stopping);
            if (count == 0)
            {
                await WaitAsync(signal, stopping);
            }
        }
    }

    private void StartOver()
    {
        var state = store.State;
        _index = DependencyIndex.Of(state);
        _work.UnionWith(state.All().Select(value => value.Key));
    }

    private async Task WaitAsync(Task signal, CancellationToken stopping)
    {
        if (_retries.Count == 0)
        {
            await signal.WaitAsync(stopping);
            return;
        }

        await Task.Delay(RetryDelay, time, stopping);
        _work.UnionWith(_retries);
        _retries.Clear();
    }

    private void AddWork(StoreEvent change)
    {
        var value = change.Object;
        if (change.Kind != StoreEventKind.Deleted)
        {
            _work.Add(value.Key);
            return;
        }

        _work.UnionWith(_index.Dependents(value.Uid));
        _work.UnionWith(value.Owners.Select(owner => _index.Find(owner.Uid)).OfType<ObjectKey>());
        if (value.Key.Namespace.Length > 0)
        {
            _work.Add(new ObjectKey(NamespaceGuard.Namespaces, "", value.Key.Namespace));
        }

        _work.Add(new ObjectKey(GroupResources.CustomResourceDefinitions.StorageName, "", value.Key.Resource));
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        foreach (var key in _work)
        {
            stopping.ThrowIfCancellationRequested();
            await LookAtAsync(key);
        }

        _work.Clear();
    }

    private async Task LookAtAsync(ObjectKey key)
    {
        var current = store.State.Find(key);

        // A version newer than the index may name owners the index does not know yet; its own change is still to come.
        if (current is null || current.Revision > _index.Revision || registry.Kinds.FindStored(key.Resource) is not { } kind)
        {
            return;
        }

        try
        {
            await contents.CleanAsync(kind, current);
            await owners.CascadeAsync(kind, current, _index);
        }
        catch (ApiException exception) when (exception.Status.Code is 404 or 409)
        {
            // It changed in the meantime, and that change brings it here again.
        }
        catch (Exception exception) when (exception is StorageException or ApiException)
        {
            logger.LogWarning(exception, "{Resource} {Namespace}/{Name} could not be cleaned up; it is tried again", key.Resource, key.Namespace, key.Name);
            _retries.Add(key);
        }
    }
}
