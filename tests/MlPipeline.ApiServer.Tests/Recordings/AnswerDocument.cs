using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlPipeline.ApiServer.Tests.Recordings;

/// <summary>
/// An answer without what differs from run to run, or between servers of today and of then that track who manages a field: identities,
/// times and revisions become the same word on both sides.
/// </summary>
internal static partial class AnswerDocument
{
    private const string Any = "*";

    private static readonly string[] Dropped = ["managedFields", "selfLink", "description", "serverAddress"];
    private static readonly string[] Replaced = ["uid", "resourceVersion", "creationTimestamp", "deletionTimestamp", "continue"];

    public static string Normalize(string contentType, string text)
    {
        if (contentType != "application/json")
        {
            return Words(text.Trim());
        }

        var lines = text.TrimStart().StartsWith("{\"type\":", StringComparison.Ordinal) ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [text];
        return string.Join('\n', lines.Select(Line));
    }

    private static string Line(string text)
    {
        try
        {
            return Sorted(JsonNode.Parse(text))?.ToJsonString() ?? "null";
        }
        catch (JsonException)
        {
            return Words(text.Trim());
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject value => new JsonObject(value
            .Where(field => !Dropped.Contains(field.Key) && !IsEmpty(field))
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, Replaced.Contains(field.Key) && field.Value is JsonValue ? Any : Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Words((string)value!),
        _ => node?.DeepClone(),
    };

    /// <summary>What is empty here and absent there, or the other way round, is the same to clients.</summary>
    private static bool IsEmpty(KeyValuePair<string, JsonNode?> field) =>
        field is { Key: "continue" or "resourceVersion", Value: JsonValue text } ? text.ToString().Length == 0
        : field is { Key: "details" or "metadata", Value: JsonObject { Count: 0 } } || (field.Key == "creationTimestamp" && field.Value is null);

    private static string Words(string text) => Generated().Replace(Revision().Replace(Identity().Replace(text, Any), "$1" + Any), "gen-" + Any);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Identity();

    [GeneratedRegex(@"((?:in record|in precondition|current|too old resource version: \d+) ?[:(]\s?)\d+")]
    private static partial Regex Revision();

    [GeneratedRegex("gen-[a-z0-9]{5}")]
    private static partial Regex Generated();
}
