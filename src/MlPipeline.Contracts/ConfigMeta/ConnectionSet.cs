using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>What a kdcluster is connected to. All three are null in the document of a connected kdcluster.</summary>
public sealed record ConnectionSet
{
    /// <summary>Connected kdclusters by name, each with a document of its own.</summary>
    [JsonPropertyName("clusters")]
    public IReadOnlyDictionary<string, ConfigMetadata>? Clusters { get; init; }

    /// <summary>Connected ConfigMaps by type.</summary>
    [JsonPropertyName("configmaps")]
    public IReadOnlyDictionary<string, IReadOnlyList<ConnectedObject>>? ConfigMaps { get; init; }

    /// <summary>Connected Secrets by type; every value is base64, also names and labels.</summary>
    [JsonPropertyName("secrets")]
    public IReadOnlyDictionary<string, IReadOnlyList<ConnectedObject>>? Secrets { get; init; }
}
