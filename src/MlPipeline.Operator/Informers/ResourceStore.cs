using System.Globalization;
using k8s;
using k8s.Models;
using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Informers;

/// <summary>
/// The operator's copy of all objects of a type, fed by the informer and by the operator's own writes. An older version never
/// replaces a newer one, so what was just written stays visible while the watch lags behind.
/// </summary>
internal sealed class ResourceStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ResourceKey, T> _items = [];
    private long _watchedVersion;

    /// <summary>Tells every change once, with the object before and after; null where there is none.</summary>
    public event Action<T?, T?>? Changed;

    public T? Find(ResourceKey key)
    {
        lock (_lock)
        {
            return _items.GetValueOrDefault(key);
        }
    }

    public IReadOnlyList<T> All()
    {
        lock (_lock)
        {
            return [.. _items.Values];
        }
    }

    public IReadOnlyList<T> Where(Func<T, bool> predicate)
    {
        lock (_lock)
        {
            return [.. _items.Values.Where(predicate)];
        }
    }

    public T? First(Func<T, bool> predicate)
    {
        lock (_lock)
        {
            return _items.Values.FirstOrDefault(predicate);
        }
    }

    /// <summary>Takes over an object that was read or written.</summary>
    public void Apply(T item)
    {
        T? before;
        lock (_lock)
        {
            if (!TryPut(item, out before))
            {
                return;
            }
        }

        Changed?.Invoke(before, item);
    }

    /// <summary>Takes over an object from the watch.</summary>
    public void ApplyWatched(T item)
    {
        Apply(item);
        Advance(item.Metadata.ResourceVersion);
    }

    /// <summary>Drops an object the watch tells is gone.</summary>
    public void RemoveWatched(T item)
    {
        T? before;
        lock (_lock)
        {
            if (_items.TryGetValue(KeyOf(item), out before) && before.Metadata.Uid == item.Metadata.Uid)
            {
                _items.Remove(KeyOf(item));
            }
            else
            {
                before = null;
            }
        }

        Advance(item.Metadata.ResourceVersion);
        if (before is not null)
        {
            Changed?.Invoke(before, null);
        }
    }

    /// <summary>Takes over a whole list: what it lacks is gone, unless it is younger than the list.</summary>
    public void Replace(IReadOnlyList<T> items, string resourceVersion)
    {
        var changes = new List<(T? Before, T? After)>();
        lock (_lock)
        {
            var listed = items.Select(KeyOf).ToHashSet();
            foreach (var (key, item) in _items.Where(entry => !listed.Contains(entry.Key)).ToList())
            {
                if (VersionOf(item.Metadata.ResourceVersion) <= VersionOf(resourceVersion))
                {
                    _items.Remove(key);
                    changes.Add((item, null));
                }
            }

            // A list is complete: an object it has exists, whatever the watch has told before.
            _watchedVersion = 0;
            foreach (var item in items)
            {
                if (TryPut(item, out var before))
                {
                    changes.Add((before, item));
                }
            }

            _watchedVersion = VersionOf(resourceVersion);
        }

        foreach (var (before, after) in changes)
        {
            Changed?.Invoke(before, after);
        }
    }

    private bool TryPut(T item, out T? before)
    {
        var key = KeyOf(item);
        var version = VersionOf(item.Metadata.ResourceVersion);
        if (_items.TryGetValue(key, out before))
        {
            if (VersionOf(before.Metadata.ResourceVersion) >= version)
            {
                return false;
            }
        }
        else if (version <= _watchedVersion)
        {
            // The watch is past this version and does not have the object: it has been deleted meanwhile.
            return false;
        }

        _items[key] = item;
        return true;
    }

    private void Advance(string resourceVersion)
    {
        lock (_lock)
        {
            _watchedVersion = Math.Max(_watchedVersion, VersionOf(resourceVersion));
        }
    }

    private static ResourceKey KeyOf(T item) => new(item.Metadata.NamespaceProperty ?? "", item.Metadata.Name);

    private static long VersionOf(string? resourceVersion) =>
        long.TryParse(resourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
