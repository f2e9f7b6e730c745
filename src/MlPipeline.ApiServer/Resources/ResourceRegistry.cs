using System.Collections.Immutable;
using MlPipeline.ApiServer.Resources.BuiltIn;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.Resources;

/// <summary>The kinds that are served: the built-in ones, and those of the stored definitions.</summary>
internal sealed class ResourceRegistry : IStoreObserver
{
    private static readonly ImmutableArray<ResourceKind> BuiltInKinds =
    [
        .. CoreResources.All, .. GroupResources.All, .. RbacResources.All, .. ReviewResources.All, WebhookResources.Mutating, WebhookResources.Validating,
    ];

    private volatile RegisteredKinds _kinds = new(BuiltInKinds);
    private ImmutableSortedDictionary<string, IReadOnlyList<ResourceKind>> _custom =
        ImmutableSortedDictionary.Create<string, IReadOnlyList<ResourceKind>>(StringComparer.Ordinal);

    /// <summary>The kinds served now.</summary>
    public RegisteredKinds Kinds => _kinds;

    public void OnCommitted(IReadOnlyList<StoreEvent> changes)
    {
        var custom = _custom;
        foreach (var change in changes.Where(change => change.Object.Key.Resource == GroupResources.CustomResourceDefinitions.StorageName))
        {
            var name = change.Object.Key.Name;
            custom = change.Kind == StoreEventKind.Deleted
                ? custom.Remove(name)
                : custom.SetItem(name, CustomKind.FromDefinition(change.Object.Parse()));
        }

        if (custom != _custom)
        {
            _custom = custom;
            _kinds = new RegisteredKinds([.. BuiltInKinds, .. custom.Values.SelectMany(kinds => kinds)]);
        }
    }
}
