using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>The kdcluster a document is about.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Isolated">Always false.</param>
/// <param name="Id">Its UID.</param>
/// <param name="ConfigMetadata">Node group to where its configuration stands.</param>
public sealed record ClusterIdentity(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("isolated")] bool Isolated,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("config_metadata")] IReadOnlyDictionary<string, ReferenceKey> ConfigMetadata);
