using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace MlPipeline.Sandbox.Watching;

/// <summary>
/// Hands keys to a worker, one at a time. A key that is asked for again while it waits is worked on once; one whose work failed is
/// worked on again after a delay that doubles.
/// </summary>
/// <typeparam name="TKey">What is worked on.</typeparam>
internal sealed class WorkQueue<TKey>(Func<TKey, CancellationToken, Task> work, ILogger logger, TimeProvider time)
    where TKey : notnull
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private readonly Channel<TKey> _channel = Channel.CreateUnbounded<TKey>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<TKey> _waiting = [];
    private readonly Dictionary<TKey, TimeSpan> _delays = [];
    private readonly Lock _gate = new();

    /// <summary>Asks for work on a key.</summary>
    public void Add(TKey key)
    {
        lock (_gate)
        {
            if (!_waiting.Add(key))
            {
                return;
            }
        }

        _channel.Writer.TryWrite(key);
    }

    /// <summary>Works until the token ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var key in _channel.Reader.ReadAllAsync(cancellationToken))
        {
            lock (_gate)
            {
                _waiting.Remove(key);
            }

            await WorkAsync(key, cancellationToken);
        }
    }

    private async Task WorkAsync(TKey key, CancellationToken cancellationToken)
    {
        try
        {
            await work(key, cancellationToken);
            _delays.Remove(key);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var delay = _delays.TryGetValue(key, out var last) ? last * 2 : FirstDelay;
            _delays[key] = delay > LongestDelay ? LongestDelay : delay;
            logger.LogWarning("Work on {Key} failed and will be tried again: {Reason}", key, exception.Message);
            _ = AddLaterAsync(key, _delays[key], cancellationToken);
        }
    }

    private async Task AddLaterAsync(TKey key, TimeSpan delay, CancellationToken cancellationToken)
    {
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Add(key);
    }
}
