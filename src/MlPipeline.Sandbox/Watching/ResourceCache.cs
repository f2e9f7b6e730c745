using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;

namespace MlPipeline.Sandbox.Watching;

/// <summary>All objects of one kind as the API server has them, kept up to date by a watch.</summary>
/// <typeparam name="T">Kind of object.</typeparam>
internal sealed class ResourceCache<T>(ResourceSource<T> source, ILogger logger, TimeProvider time)
    where T : IKubernetesObject<V1ObjectMeta>
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<ResourceKey, T> _objects = new();
    private readonly TaskCompletionSource _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Raised for every object that came, changed or went, after the cache knows of it. Handlers must not block.</summary>
    public event Action<ResourceKey>? Changed;

    /// <summary>Ends when the first list is in the cache.</summary>
    public Task Filled => _filled.Task;

    /// <summary>All objects.</summary>
    public IEnumerable<T> Objects => _objects.Values;

    /// <summary>Finds an object.</summary>
    public bool TryGet(ResourceKey key, [MaybeNullWhen(false)] out T found) => _objects.TryGetValue(key, out found);

    /// <summary>Lists and watches until the token ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var version = "";
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                version = version.Length == 0 ? await FillAsync(cancellationToken) : version;
                version = await FollowAsync(version, cancellationToken);
            }
            catch (EndOfStreamException)
            {
                // The server ended a watch in which nothing had happened; it can go on from the same version.
                await Task.Delay(RetryAfter, time, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // Whatever broke the watch, the way on is the same: list anew, after a breath.
                logger.LogWarning("The watch of {Kind} broke: {Reason}", typeof(T).Name, exception.Message);
                version = "";
                await Task.Delay(RetryAfter, time, cancellationToken);
            }
        }
    }

    private async Task<string> FillAsync(CancellationToken cancellationToken)
    {
        var (listed, version) = await source.List(cancellationToken);
        var gone = _objects.Keys.ToHashSet();
        foreach (var found in listed)
        {
            gone.Remove(ResourceKey.Of(found));
            Keep(found);
        }

        foreach (var key in gone)
        {
            Drop(key);
        }

        _filled.TrySetResult();
        return version;
    }

    /// <summary>Applies changes until the server ends the watch; returns the version to go on from, empty to list anew.</summary>
    private async Task<string> FollowAsync(string version, CancellationToken cancellationToken)
    {
        await foreach (var (type, changed) in source.Watch(version, cancellationToken))
        {
            switch (type)
            {
                case WatchEventType.Added or WatchEventType.Modified:
                    Keep(changed);
                    break;
                case WatchEventType.Deleted:
                    Drop(ResourceKey.Of(changed));
                    break;
                case WatchEventType.Error:
                    return "";
            }

            version = changed.Metadata?.ResourceVersion ?? version;
        }

        return version;
    }

    private void Keep(T found)
    {
        var key = ResourceKey.Of(found);
        var isNews = !_objects.TryGetValue(key, out var known) || known.Metadata.ResourceVersion != found.Metadata.ResourceVersion;
        _objects[key] = found;
        if (isNews)
        {
            Changed?.Invoke(key);
        }
    }

    private void Drop(ResourceKey key)
    {
        if (_objects.TryRemove(key, out _))
        {
            Changed?.Invoke(key);
        }
    }
}
