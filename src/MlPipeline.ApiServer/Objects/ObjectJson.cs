using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Objects;

/// <summary>Reads and navigates the JSON of objects.</summary>
internal static class ObjectJson
{
    /// <summary>Deeper JSON is refused: nothing real nests as far, and readers of this process recurse.</summary>
    public const int MaxDepth = 128;

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Parses JSON; a property that occurs twice is an error.</summary>
    public static JsonNode? Parse(ReadOnlySpan<byte> json) => JsonNode.Parse(json, documentOptions: DocumentOptions);

    public static JsonObject ParseObject(ReadOnlySpan<byte> json) => (JsonObject)Parse(json)!;

    public static JsonObject Metadata(this JsonObject value)
    {
        if (value[ObjectFields.Metadata] is JsonObject metadata)
        {
            return metadata;
        }

        metadata = [];
        value[ObjectFields.Metadata] = metadata;
        return metadata;
    }

    /// <summary>Text of a field, or null where it is absent or something else.</summary>
    public static string? Text(this JsonObject? value, string name) =>
        value?[name] is JsonValue field && field.GetValueKind() == JsonValueKind.String ? field.GetValue<string>() : null;

    /// <summary>Whole number of a field, or null where it is absent or something else.</summary>
    public static long? Integer(this JsonObject? value, string name)
    {
        if (value?[name] is not JsonValue field)
        {
            return null;
        }

        // A parsed number converts; one that was set in this process is of the type it was set with.
        return field.TryGetValue(out long number) ? number : field.TryGetValue(out int small) ? small : null;
    }

    public static bool? Boolean(this JsonObject? value, string name) =>
        value?[name] is JsonValue field && field.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? value[name]!.GetValue<bool>()
            : null;

    public static JsonObject? Child(this JsonObject? value, string name) => value?[name] as JsonObject;

    public static JsonArray? Items(this JsonObject? value, string name) => value?[name] as JsonArray;

    public static JsonObject GetOrAddChild(this JsonObject value, string name)
    {
        if (value[name] is JsonObject child)
        {
            return child;
        }

        child = [];
        value[name] = child;
        return child;
    }

    /// <summary>Sets a field, or removes it where the value is null.</summary>
    public static void SetOrRemove(this JsonObject value, string name, JsonNode? node)
    {
        if (node is null)
        {
            value.Remove(name);
        }
        else
        {
            value[name] = node;
        }
    }

    /// <summary>Texts of a list, none where it is absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject? value, string name) =>
        value.Items(name) is { } items
            ? [.. items.OfType<JsonValue>().Where(item => item.GetValueKind() == JsonValueKind.String).Select(item => item.GetValue<string>())]
            : [];

    public static JsonArray ToArray(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
