namespace MlPipeline.ApiServer.Storage;

/// <summary>The latest changes in the order they were made, without gaps; older ones fall out. Not thread-safe.</summary>
internal sealed class EventWindow(int capacity, long capacityInBytes)
{
    private readonly Dictionary<string, long> _evicted = new(StringComparer.Ordinal);
    private StoreEvent?[] _ring = new StoreEvent?[256];
    private long _bytes;
    private long _loadedFrom;

    /// <summary>Changes after this revision are all in the window.</summary>
    public long CompactedRevision { get; private set; }

    public int Count { get; private set; }

    public void Reset(long compactedRevision) => CompactedRevision = _loadedFrom = compactedRevision;

    /// <summary>Changes of a resource after this revision are all in the window; many changes of others do not move it.</summary>
    public long CompactedRevisionOf(string resource) => _evicted.GetValueOrDefault(resource, _loadedFrom);

    /// <summary>Adds the next change and drops the oldest ones beyond the capacity.</summary>
    /// <param name="change">The change; its revision follows that of the one before.</param>
    /// <param name="evicted">Receives what fell out.</param>
    public void Add(StoreEvent change, ICollection<StoreEvent> evicted)
    {
        Grow();
        _ring[Index(change.Revision)] = change;
        Count++;
        _bytes += change.Object.Body.Length;
        while (Count > 1 && (Count > capacity || _bytes > capacityInBytes))
        {
            evicted.Add(RemoveOldest());
        }
    }

    /// <summary>Copies changes that follow a revision, as far as they are in the window.</summary>
    /// <param name="afterRevision">The last revision the reader has seen.</param>
    /// <param name="target">Receives as many as fit.</param>
    /// <returns>How many were copied.</returns>
    public int CopyAfter(long afterRevision, Span<StoreEvent> target)
    {
        var start = Math.Max(afterRevision, CompactedRevision);
        var count = (int)Math.Clamp(CompactedRevision + Count - start, 0, target.Length);
        for (var i = 0; i < count; i++)
        {
            target[i] = _ring[Index(start + 1 + i)]!;
        }

        return count;
    }

    private StoreEvent RemoveOldest()
    {
        var index = Index(CompactedRevision + 1);
        var oldest = _ring[index]!;
        _ring[index] = null;
        _bytes -= oldest.Object.Body.Length;
        Count--;
        CompactedRevision++;
        _evicted[oldest.Object.Key.Resource] = oldest.Revision;
        return oldest;
    }

    private void Grow()
    {
        if (Count < _ring.Length)
        {
            return;
        }

        var grown = new StoreEvent?[_ring.Length * 2];
        for (var revision = CompactedRevision + 1; revision <= CompactedRevision + Count; revision++)
        {
            grown[revision % grown.Length] = _ring[Index(revision)];
        }

        _ring = grown;
    }

    private int Index(long revision) => (int)(revision % _ring.Length);
}
