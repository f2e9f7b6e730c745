using System.Text;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Protobuf;

/// <summary>
/// Reads objects in the binary form of Kubernetes: <c>k8s\0</c>, then a <c>runtime.Unknown</c> with the type and the object. Answers are
/// always JSON, which every client takes. Source: k8s.io/apimachinery, <c>runtime/generated.proto</c>.
/// </summary>
internal static class ProtobufBody
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    /// <summary>Whether objects of a kind are read in this form.</summary>
    /// <param name="apiVersion">Group and version.</param>
    /// <param name="kind">The kind.</param>
    public static bool IsTaken(string apiVersion, string kind) => KindShapes.Find(apiVersion, kind) is not null;

    /// <summary>Reads an object.</summary>
    /// <exception cref="ApiException">The bytes are no such object, or one of another kind.</exception>
    public static JsonObject Read(string apiVersion, string kind, ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("k8s\0"u8))
        {
            throw ProtobufReader.Malformed();
        }

        var value = new JsonObject();
        var content = Array.Empty<byte>();
        foreach (var field in ProtobufReader.Read(bytes[4..]))
        {
            if (field.Number == 1)
            {
                ReadType(value, field.Content ?? []);
            }
            else if (field.Number == 2)
            {
                content = field.Content ?? [];
            }
        }

        if (value.Text(ObjectFields.ApiVersion) != apiVersion || value.Text(ObjectFields.Kind) != kind)
        {
            throw ApiErrors.BadRequest($"the object provided is unrecognized (must be of type {kind}): it says that it is of type {value.Text(ObjectFields.Kind)}");
        }

        Fill(value, KindShapes.Find(apiVersion, kind)!, content, kind);
        return value;
    }

    private static void ReadType(JsonObject value, byte[] type)
    {
        foreach (var field in ProtobufReader.Read(type))
        {
            value[field.Number == 1 ? ObjectFields.ApiVersion : ObjectFields.Kind] = TextOf(field);
        }
    }

    private static void Fill(JsonObject target, MessageShape shape, byte[] message, string path)
    {
        foreach (var field in ProtobufReader.Read(message))
        {
            var known = shape.Find(field.Number)
                ?? throw ApiErrors.BadRequest($"field {field.Number} of {path} is not one this server reads in protobuf; send the object as JSON");
            Set(target, known, field, $"{path}.{known.Name}");
        }
    }

    private static void Set(JsonObject target, FieldShape shape, ProtobufField field, string path)
    {
        switch (shape.Type)
        {
            case FieldType.Ignored:
                return;
            case FieldType.TextEntry or FieldType.BytesEntry:
                SetEntry(target.GetOrAddChild(shape.Name), shape.Type, field);
                return;
        }

        var node = NodeOf(shape, field, path);
        if (shape.IsList)
        {
            var list = target[shape.Name] as JsonArray ?? [];
            list.Add(node);
            target[shape.Name] = list;
        }
        else if (node is not null)
        {
            target[shape.Name] = node;
        }
    }

    /// <summary>What a field is in JSON. What is empty is written too, and stands for what is not there.</summary>
    private static JsonNode? NodeOf(FieldShape shape, ProtobufField field, string path) => shape.Type switch
    {
        FieldType.Text => TextOf(field) is { Length: > 0 } text || shape.IsList ? TextOf(field) : null,
        FieldType.Integer => field.Value == 0 ? null : field.Value,
        FieldType.Boolean => field.Value != 0,
        FieldType.IntOrString => IntOrString(field),
        _ => MessageOf(shape, field, path),
    };

    private static JsonObject? MessageOf(FieldShape shape, ProtobufField field, string path)
    {
        var value = new JsonObject();
        Fill(value, shape.Message!, field.Content ?? [], path);
        return value.Count > 0 || shape.IsList ? value : null;
    }

    private static JsonNode? IntOrString(ProtobufField field)
    {
        var parts = ProtobufReader.Read(field.Content);
        var isText = parts.Any(part => part is { Number: 1, Value: 1 });
        return isText ? TextOf(parts.FirstOrDefault(part => part.Number == 3)) : parts.FirstOrDefault(part => part.Number == 2)?.Value is { } value and not 0 ? value : null;
    }

    private static void SetEntry(JsonObject map, FieldType type, ProtobufField field)
    {
        var (key, content) = ("", Array.Empty<byte>());
        foreach (var part in ProtobufReader.Read(field.Content))
        {
            if (part.Number == 1)
            {
                key = TextOf(part);
            }
            else
            {
                content = part.Content ?? [];
            }
        }

        map[key] = type == FieldType.BytesEntry ? Convert.ToBase64String(content) : Encoding.UTF8.GetString(content);
    }

    private static string TextOf(ProtobufField? field) => Encoding.UTF8.GetString(field?.Content ?? []);
}
