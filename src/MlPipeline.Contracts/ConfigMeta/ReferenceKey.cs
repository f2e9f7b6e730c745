using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>A path to another place of the same document.</summary>
/// <param name="Path">Property names from the document's root.</param>
public sealed record ReferenceKey([property: JsonPropertyName("bdvlibrefkey")] IReadOnlyList<string> Path);
