using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>A connected ConfigMap or Secret.</summary>
/// <param name="Annotations">Its annotations, or null.</param>
/// <param name="Data">Its data, or null.</param>
/// <param name="Labels">Its labels, or null.</param>
/// <param name="Metadata">Its <c>name</c>.</param>
public sealed record ConnectedObject(
    [property: JsonPropertyName("annotations")] IReadOnlyDictionary<string, string>? Annotations,
    [property: JsonPropertyName("data")] IReadOnlyDictionary<string, string>? Data,
    [property: JsonPropertyName("labels")] IReadOnlyDictionary<string, string>? Labels,
    [property: JsonPropertyName("metadata")] IReadOnlyDictionary<string, string> Metadata);
