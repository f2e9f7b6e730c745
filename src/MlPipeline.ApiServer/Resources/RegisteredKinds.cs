using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MlPipeline.ApiServer.Resources;

/// <summary>A set of kinds that does not change.</summary>
internal sealed class RegisteredKinds
{
    private readonly FrozenDictionary<(string Group, string Version, string Plural), ResourceKind> _byPath;
    private readonly FrozenDictionary<string, ResourceKind> _byStorageName;

    public RegisteredKinds(ImmutableArray<ResourceKind> kinds)
    {
        All = kinds;
        _byPath = kinds
            .DistinctBy(kind => (kind.Group, kind.Version, kind.Plural))
            .ToFrozenDictionary(kind => (kind.Group, kind.Version, kind.Plural));
        _byStorageName = kinds
            .OrderByDescending(kind => kind.Version == kind.StorageVersion)
            .DistinctBy(kind => kind.StorageName)
            .ToFrozenDictionary(kind => kind.StorageName, StringComparer.Ordinal);
    }

    public ImmutableArray<ResourceKind> All { get; }

    public ResourceKind? Find(string group, string version, string plural) => _byPath.GetValueOrDefault((group, version, plural));

    /// <summary>The kind under whose name an object is stored.</summary>
    public ResourceKind? FindStored(string storageName) => _byStorageName.GetValueOrDefault(storageName);
}
