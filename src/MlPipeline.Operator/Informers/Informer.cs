using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Queue;

namespace MlPipeline.Operator.Informers;

/// <summary>Keeps a store like the API server: one list, then a watch that goes on where it broke off, and a new list where it cannot.</summary>
internal sealed class Informer<T>(
    ResourceClient<T> client,
    ResourceStore<T> store,
    string? labelSelector,
    TimeProvider time,
    ILogger logger) : IInformer
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RetryDelays _delays = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(15));
    private int _failures;

    public Task Synced => _synced.Task;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var version = await ListAsync(cancellationToken);
                await WatchAsync(version, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (WatchExpiredException)
            {
                logger.LogDebug("Watch of {Resource} expired; listing again", client.Type.Plural);
            }
            catch (Exception exception)
            {
                await BackOffAsync(exception, cancellationToken);
            }
        }
    }

    private async Task<string> ListAsync(CancellationToken cancellationToken)
    {
        var (items, version) = await client.ListAsync(labelSelector, cancellationToken);
        store.Replace(items, version);
        _synced.TrySetResult();
        return version;
    }

    private async Task WatchAsync(string version, CancellationToken cancellationToken)
    {
        while (true)
        {
            var started = time.GetTimestamp();
            try
            {
                await foreach (var (kind, item) in client.WatchAsync(labelSelector, version, cancellationToken))
                {
                    version = item.Metadata.ResourceVersion;
                    Apply(kind, item);
                    _failures = 0;
                }
            }
            catch (EndOfStreamException)
            {
                logger.LogTrace("Watch of {Resource} ended without a change", client.Type.Plural);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (time.GetElapsedTime(started) < ShortestWatch)
            {
                await Task.Delay(_delays.After(++_failures), time, cancellationToken);
            }
        }
    }

    private void Apply(WatchEventType kind, T item)
    {
        switch (kind)
        {
            case WatchEventType.Added or WatchEventType.Modified:
                store.ApplyWatched(item);
                break;
            case WatchEventType.Deleted:
                store.RemoveWatched(item);
                break;
            default:
                break;
        }
    }

    private async Task BackOffAsync(Exception exception, CancellationToken cancellationToken)
    {
        var delay = _delays.After(++_failures);
        logger.LogWarning("Cannot follow {Resource}: {Reason}; trying again in {Delay}", client.Type.Plural, exception.Message, delay);
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
