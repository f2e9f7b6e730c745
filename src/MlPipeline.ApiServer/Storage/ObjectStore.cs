using System.Threading.Channels;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Storage;

/// <summary>
/// All objects, in memory for readers and on disk for good. One thread commits: it takes every change that waits, so that
/// concurrent writers share one sync of the disk, and shows a change to readers only when it is on disk.
/// </summary>
internal sealed class ObjectStore : IDisposable
{
    /// <summary>Signal that any resource has changed.</summary>
    public const string AnyResource = "*";

    private const int LargestBatch = 256;
    private const int CompactionBatch = 256;
    private const long WindowBytes = 32 << 20;

    private readonly SqliteJournal _journal;
    private readonly EventWindow _window;
    private readonly ChangeSignals _signals = new();
    private readonly IReadOnlyList<IStoreObserver> _observers;
    private readonly Channel<PendingWrite> _pending =
        Channel.CreateUnbounded<PendingWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private readonly List<StoreEvent> _evicted = [];
    private readonly Thread _committer;
    private volatile StoreState _state = StoreState.Empty;

    public ObjectStore(SqliteJournal journal, int windowSize, IReadOnlyList<IStoreObserver> observers)
    {
        _journal = journal;
        _window = new EventWindow(Math.Max(16, windowSize), WindowBytes);
        _observers = observers;
        Load();
        _committer = new Thread(CommitPending) { IsBackground = true, Name = "object store" };
        _committer.Start();
    }

    /// <summary>All objects as of now.</summary>
    public StoreState State => _state;

    /// <summary>Changes of a resource, or of any, after this revision can still be read.</summary>
    public long CompactedRevision(string resource)
    {
        lock (_gate)
        {
            return Floor(resource);
        }
    }

    /// <summary>Makes a change.</summary>
    /// <param name="write">The change.</param>
    /// <returns>The object as stored, or null where the stored object is not the expected one; it is on disk either way.</returns>
    /// <exception cref="StorageException">The change could not be written.</exception>
    public async Task<StoredObject?> WriteAsync(StoreWrite write)
    {
        var pending = new PendingWrite(write);
        await _pending.Writer.WriteAsync(pending);
        return await pending.Task;
    }

    /// <summary>Completes with the next change of a resource, or of any.</summary>
    public Task NextChange(string resource) => _signals.Next(resource);

    /// <summary>Copies changes that follow a revision; those of other resources may be missing.</summary>
    /// <param name="resource">The resource the reader is interested in, or any.</param>
    /// <param name="revision">The last revision the reader has seen.</param>
    /// <param name="target">Receives as many as fit.</param>
    /// <returns>How many were copied, or -1 where some that follow are gone.</returns>
    public int CopyChangesAfter(string resource, long revision, Span<StoreEvent> target)
    {
        lock (_gate)
        {
            return revision < Floor(resource) ? -1 : _window.CopyAfter(revision, target);
        }
    }

    /// <summary>All objects as of an earlier revision, or null where that is too long ago.</summary>
    public StoreState? StateAt(long revision)
    {
        lock (_gate)
        {
            if (revision >= _state.Revision)
            {
                return _state;
            }

            if (revision < _window.CompactedRevision)
            {
                return null;
            }

            var later = new StoreEvent[_state.Revision - revision];
            _window.CopyAfter(revision, later);
            Array.Reverse(later);
            return _state.Undo(later, revision);
        }
    }

    public void Dispose()
    {
        _pending.Writer.TryComplete();
        _committer.Join();
        _journal.Dispose();
    }

    private long Floor(string resource) => resource == AnyResource ? _window.CompactedRevision : _window.CompactedRevisionOf(resource);

    private void Load()
    {
        var compacted = _journal.ReadCompactedRevision();
        _window.Reset(compacted);
        var state = StoreState.Empty;
        var loaded = new List<StoreEvent>();
        foreach (var row in _journal.ReadAll())
        {
            var change = ToEvent(StoredObjectReader.Read(row.Key, row.Revision, row.Body), state.Find(row.Key), row.Deletes);
            state = state.Apply([change]);
            loaded.Add(change);
            if (row.Revision > compacted)
            {
                _window.Add(change, _evicted);
            }
        }

        _state = state;
        Observe(loaded);
    }

    private void CommitPending()
    {
        var batch = new List<PendingWrite>();
        while (_pending.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < LargestBatch && _pending.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            CommitBatch(batch);
            batch.Clear();
        }
    }

    private void CommitBatch(List<PendingWrite> batch)
    {
        try
        {
            var state = _state;
            var changes = new List<StoreEvent>(batch.Count);
            foreach (var pending in batch)
            {
                var change = Prepare(pending.Write, state);
                pending.Outcome = change?.Object;
                if (change is not null)
                {
                    changes.Add(change);
                    state = state.Apply([change]);
                }
            }

            if (changes.Count > 0)
            {
                Persist(changes);
                Publish(state, changes);
            }
        }
        catch (StorageException) when (batch.Count > 1)
        {
            // One change too large for the space that is left must not take the others with it.
            batch.ForEach(pending => CommitBatch([pending]));
            return;
        }
        catch (Exception exception)
        {
            // Whatever went wrong, the writers of this batch must hear of it, and the next batch must have its chance.
            batch.ForEach(pending => pending.Fail(exception));
            return;
        }

        batch.ForEach(pending => pending.Complete());
    }

    private static StoreEvent? Prepare(StoreWrite write, StoreState state)
    {
        var current = state.Find(write.Key);
        if ((current?.Revision ?? 0) != write.ExpectedRevision)
        {
            return null;
        }

        var revision = state.Revision + 1;
        return ToEvent(StoredObjectReader.Read(write.Key, revision, write.Content.WithRevision(revision)), current, write.Deletes);
    }

    private static StoreEvent ToEvent(StoredObject value, StoredObject? previous, bool deletes) => deletes
        ? new StoreEvent(StoreEventKind.Deleted, value, previous)
        : new StoreEvent(previous is null ? StoreEventKind.Added : StoreEventKind.Modified, value, previous);

    private void Persist(List<StoreEvent> changes)
    {
        if (_evicted.Count < CompactionBatch)
        {
            _journal.Commit(changes, [], null);
            return;
        }

        var dropped = new List<long>();
        foreach (var old in _evicted)
        {
            dropped.AddRange(old.Previous is { } previous ? [previous.Revision] : []);
            dropped.AddRange(old.Kind == StoreEventKind.Deleted ? [old.Revision] : []);
        }

        _journal.Commit(changes, dropped, _evicted[^1].Revision);
        _evicted.Clear();
    }

    private void Publish(StoreState state, List<StoreEvent> changes)
    {
        lock (_gate)
        {
            foreach (var change in changes)
            {
                _window.Add(change, _evicted);
            }

            _state = state;
        }

        Observe(changes);
        foreach (var resource in changes.Select(change => change.Object.Key.Resource).Distinct(StringComparer.Ordinal))
        {
            _signals.Pulse(resource);
        }

        _signals.Pulse(AnyResource);
    }

    private void Observe(List<StoreEvent> changes)
    {
        foreach (var observer in _observers)
        {
            observer.OnCommitted(changes);
        }
    }
}
