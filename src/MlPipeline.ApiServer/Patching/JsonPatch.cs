using System.Globalization;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Patching;

/// <summary>Applies JSON patches (RFC 6902).</summary>
internal static class JsonPatch
{
    private const int LargestPatch = 10_000;

    /// <summary>Applies the operations in order.</summary>
    /// <returns>The patched document; the given one must not be used any more.</returns>
    /// <exception cref="ApiException">An operation is malformed or cannot be applied.</exception>
    public static JsonNode? Apply(JsonNode? document, JsonArray operations)
    {
        if (operations.Count > LargestPatch)
        {
            throw ApiErrors.BadRequest($"The allowed maximum operations in a JSON patch is {LargestPatch}, got {operations.Count}");
        }

        // A holder makes the document itself a location like any other.
        var holder = new JsonObject { ["root"] = document };
        foreach (var operation in operations)
        {
            ApplyOne(holder, operation as JsonObject ?? throw ApiErrors.UnprocessablePatch());
        }

        var result = holder["root"];
        holder.Remove("root");
        return result;
    }

    private static void ApplyOne(JsonObject holder, JsonObject operation)
    {
        var path = Steps(operation.Text("path"));
        switch (operation.Text("op"))
        {
            case "add":
                Add(holder, path, Value(operation));
                break;
            case "remove":
                Remove(holder, path);
                break;
            case "replace":
                Remove(holder, path);
                Add(holder, path, Value(operation));
                break;
            case "move":
                Add(holder, path, Remove(holder, Steps(operation.Text("from"))));
                break;
            case "copy":
                Add(holder, path, Find(holder, Steps(operation.Text("from")))?.DeepClone());
                break;
            case "test":
                RequireEqual(Find(holder, path), operation["value"]);
                break;
            default:
                throw ApiErrors.UnprocessablePatch();
        }
    }

    private static JsonNode? Value(JsonObject operation) =>
        operation.TryGetPropertyValue("value", out var value) ? value?.DeepClone() : throw ApiErrors.UnprocessablePatch();

    private static string[] Steps(string? pointer)
    {
        if (pointer is null || (pointer.Length > 0 && pointer[0] != '/'))
        {
            throw ApiErrors.UnprocessablePatch();
        }

        // The text before the first slash is empty and stands for the holder's one property.
        var steps = pointer.Split('/');
        steps[0] = "root";
        for (var i = 1; i < steps.Length; i++)
        {
            steps[i] = steps[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }

        return steps;
    }

    private static JsonNode? Find(JsonObject holder, ReadOnlySpan<string> path)
    {
        JsonNode? node = holder;
        foreach (var step in path)
        {
            node = node switch
            {
                JsonObject properties when properties.TryGetPropertyValue(step, out var child) => child,
                JsonArray items => items[Index(step, items.Count - 1)],
                _ => throw ApiErrors.UnprocessablePatch(),
            };
        }

        return node;
    }

    private static void Add(JsonObject holder, string[] path, JsonNode? value)
    {
        switch (Find(holder, path.AsSpan(..^1)))
        {
            case JsonObject properties:
                properties[path[^1]] = value;
                break;
            case JsonArray items:
                items.Insert(path[^1] == "-" ? items.Count : Index(path[^1], items.Count), value);
                break;
            default:
                throw ApiErrors.UnprocessablePatch();
        }
    }

    private static JsonNode? Remove(JsonObject holder, string[] path)
    {
        var removed = Find(holder, path);
        switch (Find(holder, path.AsSpan(..^1)))
        {
            case JsonObject properties:
                properties.Remove(path[^1]);
                break;
            case JsonArray items:
                items.RemoveAt(Index(path[^1], items.Count - 1));
                break;
        }

        return removed;
    }

    private static int Index(string step, int largest) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= largest
            ? index
            : throw ApiErrors.UnprocessablePatch();

    private static void RequireEqual(JsonNode? actual, JsonNode? expected)
    {
        if (!JsonNode.DeepEquals(actual, expected))
        {
            throw ApiErrors.UnprocessablePatch();
        }
    }
}
