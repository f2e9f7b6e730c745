using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>Reads and writes <c>configmeta.json</c>: compact, keys in KubeDirector's order, map keys sorted by whoever builds them.</summary>
[JsonSerializable(typeof(ConfigMetadata))]
public sealed partial class ConfigMetadataJson : JsonSerializerContext
{
    /// <summary>Reads a document.</summary>
    /// <param name="utf8Json">The file's bytes.</param>
    /// <returns>The document.</returns>
    /// <exception cref="JsonException">The bytes are no such document.</exception>
    public static ConfigMetadata Read(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, Default.ConfigMetadata)
        ?? throw new JsonException("configmeta.json is null where an object was expected.");
}
