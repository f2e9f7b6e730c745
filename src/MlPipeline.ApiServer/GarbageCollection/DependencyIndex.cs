using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.GarbageCollection;

/// <summary>Which objects there are, and which objects own which, as of one revision.</summary>
internal sealed class DependencyIndex
{
    private readonly Dictionary<string, ObjectKey> _present = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<ObjectKey>> _dependents = new(StringComparer.Ordinal);

    public long Revision { get; private set; }

    public static DependencyIndex Of(StoreState state)
    {
        var index = new DependencyIndex { Revision = state.Revision };
        foreach (var value in state.All())
        {
            index.Add(value);
        }

        return index;
    }

    public void Apply(StoreEvent change)
    {
        if (change.Previous is { } previous)
        {
            Remove(previous);
        }

        if (change.Kind != StoreEventKind.Deleted)
        {
            Add(change.Object);
        }

        Revision = change.Revision;
    }

    /// <summary>Where the object with a uid is stored, or null where there is none.</summary>
    public ObjectKey? Find(string uid) => _present.TryGetValue(uid, out var key) ? key : null;

    public IReadOnlyCollection<ObjectKey> Dependents(string uid) => _dependents.TryGetValue(uid, out var keys) ? keys : [];

    private void Add(StoredObject value)
    {
        _present[value.Uid] = value.Key;
        foreach (var owner in value.Owners)
        {
            if (!_dependents.TryGetValue(owner.Uid, out var keys))
            {
                _dependents[owner.Uid] = keys = [];
            }

            keys.Add(value.Key);
        }
    }

    private void Remove(StoredObject value)
    {
        _present.Remove(value.Uid);
        foreach (var owner in value.Owners)
        {
            if (_dependents.TryGetValue(owner.Uid, out var keys) && keys.Remove(value.Key) && keys.Count == 0)
            {
                _dependents.Remove(owner.Uid);
            }
        }
    }
}
