using System.Threading.Channels;

namespace MlPipeline.Operator.Queue;

/// <summary>
/// Keys that need work. A key waits at most once; one that is added while it is worked on waits until that work is done, so a
/// key is never worked on twice at a time.
/// </summary>
internal sealed class WorkQueue<TKey>(TimeProvider time, RetryDelays delays) : IDisposable
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Channel<TKey> _ready = Channel.CreateUnbounded<TKey>();
    private readonly HashSet<TKey> _waiting = [];
    private readonly HashSet<TKey> _processing = [];
    private readonly Dictionary<TKey, ITimer> _timers = [];
    private readonly Dictionary<TKey, int> _failures = [];

    /// <summary>How many keys wait.</summary>
    public int Depth
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Adds a key now.</summary>
    public void Add(TKey key)
    {
        lock (_lock)
        {
            if (_waiting.Add(key) && !_processing.Contains(key))
            {
                _ready.Writer.TryWrite(key);
            }
        }
    }

    /// <summary>Adds a key later; a later call for the same key replaces an earlier one.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        lock (_lock)
        {
            DropTimer(key);
            _timers[key] = time.CreateTimer(_ => Add(key), null, delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Adds a key after a delay that grows with every call until <see cref="Forget"/>.</summary>
    /// <returns>The delay.</returns>
    public TimeSpan AddRateLimited(TKey key)
    {
        TimeSpan delay;
        lock (_lock)
        {
            var failures = _failures.GetValueOrDefault(key) + 1;
            _failures[key] = failures;
            delay = delays.After(failures);
        }

        AddAfter(key, delay);
        return delay;
    }

    /// <summary>Ends the growth of a key's delay.</summary>
    public void Forget(TKey key)
    {
        lock (_lock)
        {
            _failures.Remove(key);
        }
    }

    /// <summary>Waits for a key and takes it. A delayed addition of that key is dropped: its work decides anew.</summary>
    public async ValueTask<TKey> TakeAsync(CancellationToken cancellationToken)
    {
        var key = await _ready.Reader.ReadAsync(cancellationToken);
        lock (_lock)
        {
            _waiting.Remove(key);
            _processing.Add(key);
            DropTimer(key);
        }

        return key;
    }

    /// <summary>Ends the work on a key that was taken.</summary>
    public void Done(TKey key)
    {
        lock (_lock)
        {
            _processing.Remove(key);
            if (_waiting.Contains(key))
            {
                _ready.Writer.TryWrite(key);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var timer in _timers.Values)
            {
                timer.Dispose();
            }

            _timers.Clear();
        }
    }

    private void DropTimer(TKey key)
    {
        if (_timers.Remove(key, out var timer))
        {
            timer.Dispose();
        }
    }
}
