using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>
/// Reads and writes <c>configmeta.json</c>: compact, keys in KubeDirector's order, map keys in the order in which the maps give
/// them, text escaped as KubeDirector does.
/// </summary>
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

    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The file's bytes, as KubeDirector would write them.</returns>
    public static byte[] Write(ConfigMetadata document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonSerializer.Serialize(writer, document, Default.ConfigMetadata);
        }

        return KubeDirectorEscapes.Rewrite(buffer.WrittenSpan);
    }
}
