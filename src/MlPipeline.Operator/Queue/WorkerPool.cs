using Microsoft.Extensions.Logging;
using MlPipeline.Operator.Observing;

namespace MlPipeline.Operator.Queue;

/// <summary>Works a queue off. A worker's answer is the delay after which the key is due again, or null.</summary>
internal sealed class WorkerPool<TKey>(
    string name,
    WorkQueue<TKey> queue,
    Func<TKey, CancellationToken, Task<TimeSpan?>> work,
    int workers,
    OperatorMetrics metrics,
    TimeProvider time,
    ILogger logger)
    where TKey : notnull
{
    public Task RunAsync(CancellationToken cancellationToken)
    {
        metrics.ObserveDepth(name, () => queue.Depth);
        return Task.WhenAll(Enumerable.Range(0, workers).Select(_ => RunWorkerAsync(cancellationToken)));
    }

    private async Task RunWorkerAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            TKey key;
            try
            {
                key = await queue.TakeAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await WorkAsync(key, cancellationToken);
        }
    }

    private async Task WorkAsync(TKey key, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            var next = await work(key, cancellationToken);
            metrics.Count(name, next is null ? "success" : "requeue_after", time.GetElapsedTime(started));
            queue.Forget(key);
            if (next is { } delay)
            {
                queue.AddAfter(key, delay);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.LogDebug("Work on {Key} was cut off", key);
        }
        catch (Exception exception)
        {
            var delay = queue.AddRateLimited(key);
            metrics.Count(name, "error", time.GetElapsedTime(started));
            logger.LogWarning(exception, "Work on {Key} failed; trying again in {Delay}", key, delay);
        }
        finally
        {
            queue.Done(key);
        }
    }
}
