using System.Collections.Immutable;
using MlPipeline.ApiServer.Objects;
using NamedObjects = System.Collections.Immutable.ImmutableSortedDictionary<string, MlPipeline.ApiServer.Objects.StoredObject>;
using NamespacedObjects = System.Collections.Immutable.ImmutableSortedDictionary<
    string, System.Collections.Immutable.ImmutableSortedDictionary<string, MlPipeline.ApiServer.Objects.StoredObject>>;

namespace MlPipeline.ApiServer.Storage;

/// <summary>All objects as of one revision. Immutable, so readers need no lock.</summary>
internal sealed class StoreState
{
    public static readonly StoreState Empty = new(1, ImmutableDictionary<string, NamespacedObjects>.Empty);

    private static readonly NamedObjects NoObjects = NamedObjects.Empty.WithComparers(StringComparer.Ordinal);
    private static readonly NamespacedObjects NoNamespaces = NamespacedObjects.Empty.WithComparers(StringComparer.Ordinal);

    private readonly ImmutableDictionary<string, NamespacedObjects> _resources;

    private StoreState(long revision, ImmutableDictionary<string, NamespacedObjects> resources)
    {
        Revision = revision;
        _resources = resources;
    }

    public long Revision { get; }

    public StoredObject? Find(ObjectKey key) =>
        Namespaces(key.Resource).TryGetValue(key.Namespace, out var objects) ? objects.GetValueOrDefault(key.Name) : null;

    /// <summary>Objects of a resource by namespace, then name.</summary>
    /// <param name="resource">Storage name of the resource.</param>
    /// <param name="namespaceName">The one namespace, or null for all.</param>
    public IEnumerable<StoredObject> List(string resource, string? namespaceName)
    {
        var namespaces = Namespaces(resource);
        if (namespaceName is null)
        {
            return namespaces.Values.SelectMany(objects => objects.Values);
        }

        return namespaces.TryGetValue(namespaceName, out var found) ? found.Values : [];
    }

    /// <summary>Objects of all resources in a namespace.</summary>
    public IEnumerable<StoredObject> ListNamespace(string namespaceName) => _resources.Keys.SelectMany(resource => List(resource, namespaceName));

    /// <summary>Every object there is.</summary>
    public IEnumerable<StoredObject> All() => _resources.Keys.SelectMany(resource => List(resource, null));

    public StoreState Apply(IEnumerable<StoreEvent> events)
    {
        var resources = _resources;
        var revision = Revision;
        foreach (var change in events)
        {
            resources = Put(resources, change.Object.Key, change.Kind == StoreEventKind.Deleted ? null : change.Object);
            revision = change.Revision;
        }

        return new StoreState(revision, resources);
    }

    /// <summary>The state before the given changes, which are the last ones made.</summary>
    public StoreState Undo(IEnumerable<StoreEvent> latestFirst, long revision)
    {
        var resources = latestFirst.Aggregate(_resources, (current, change) => Put(current, change.Object.Key, change.Previous));
        return new StoreState(revision, resources);
    }

    private static ImmutableDictionary<string, NamespacedObjects> Put(
        ImmutableDictionary<string, NamespacedObjects> resources, ObjectKey key, StoredObject? value)
    {
        var namespaces = resources.GetValueOrDefault(key.Resource, NoNamespaces);
        var objects = namespaces.GetValueOrDefault(key.Namespace, NoObjects);
        objects = value is null ? objects.Remove(key.Name) : objects.SetItem(key.Name, value);
        namespaces = objects.IsEmpty ? namespaces.Remove(key.Namespace) : namespaces.SetItem(key.Namespace, objects);
        return resources.SetItem(key.Resource, namespaces);
    }

    private NamespacedObjects Namespaces(string resource) => _resources.GetValueOrDefault(resource, NoNamespaces);
}
