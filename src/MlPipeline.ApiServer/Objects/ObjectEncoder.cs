using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Objects;

/// <summary>
/// Writes objects in one form: <c>apiVersion</c>, <c>kind</c> and <c>metadata</c> lead, so that lists can leave out the first two
/// and the store can fill in the revision without parsing.
/// </summary>
internal static class ObjectEncoder
{
    private const string Revision = "resourceVersion";

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = ObjectJson.MaxDepth,
    };

    /// <exception cref="ApiException">The object nests deeper than it could be read again, which a patch can bring about.</exception>
    public static EncodedObject Encode(JsonObject value)
    {
        try
        {
            return Write(value);
        }
        catch (InvalidOperationException)
        {
            throw ApiErrors.BadRequest($"the object nests deeper than {ObjectJson.MaxDepth} levels");
        }
    }

    private static EncodedObject Write(JsonObject value)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        writer.WriteStartObject();
        writer.WriteString(ObjectFields.ApiVersion, value.Text(ObjectFields.ApiVersion));
        writer.WriteString(ObjectFields.Kind, value.Text(ObjectFields.Kind));
        writer.WritePropertyName(ObjectFields.Metadata);
        var offset = WriteMetadata(writer, buffer, value.Metadata());
        foreach (var (name, node) in value)
        {
            if (name is not (ObjectFields.ApiVersion or ObjectFields.Kind or ObjectFields.Metadata))
            {
                WriteProperty(writer, name, node);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return new EncodedObject(buffer.WrittenSpan.ToArray(), offset);
    }

    private static int WriteMetadata(Utf8JsonWriter writer, ArrayBufferWriter<byte> buffer, JsonObject metadata)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(Revision);
        writer.Flush();
        var offset = buffer.WrittenCount + 1;
        writer.WriteStringValue("");
        foreach (var (name, node) in metadata)
        {
            if (name != Revision)
            {
                WriteProperty(writer, name, node);
            }
        }

        writer.WriteEndObject();
        return offset;
    }

    private static void WriteProperty(Utf8JsonWriter writer, string name, JsonNode? node)
    {
        writer.WritePropertyName(name);
        if (node is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            node.WriteTo(writer);
        }
    }
}
