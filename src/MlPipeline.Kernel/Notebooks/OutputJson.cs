using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Notebooks;

/// <summary>Writes and reads what a cell shows in the notebook format.</summary>
internal static class OutputJson
{
    public static JsonObject ToJson(CellOutput output) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["name"] = stream.Name,
            ["output_type"] = "stream",
            ["text"] = MultilineText.Split(stream.Text),
        },
        DisplayOutput display => new JsonObject
        {
            ["data"] = Data(display.Data),
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        },
        ResultOutput result => new JsonObject
        {
            ["data"] = Data(result.Data),
            ["execution_count"] = result.ExecutionCount,
            ["metadata"] = new JsonObject(),
            ["output_type"] = "execute_result",
        },
        ErrorOutput error => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
        },
        _ => throw new ArgumentException($"{output.GetType().Name} changes other outputs and is not stored itself.", nameof(output)),
    };

    /// <summary>Reads a stored output; null where it is of a kind that the notebook format does not have.</summary>
    public static CellOutput? FromJson(JsonNode? json) => Text(json?["output_type"]) switch
    {
        "stream" => new StreamOutput(Text(json!["name"]), MultilineText.Join(json["text"])),
        "display_data" => new DisplayOutput("", Bundle(json!["data"])),
        "execute_result" => new ResultOutput(
            json!["execution_count"] is JsonValue count && count.TryGetValue(out int number) ? number : 0, Bundle(json["data"])),
        "error" => new ErrorOutput(
            Text(json!["ename"]),
            Text(json["evalue"]),
            json["traceback"] is JsonArray lines ? [.. lines.Select(line => MultilineText.Join(line))] : []),
        _ => null,
    };

    public static MimeBundle Bundle(JsonNode? data) => new(
        (data as JsonObject ?? []).Select(entry => KeyValuePair.Create(entry.Key, Content(entry.Key, entry.Value))));

    private static string Content(string mimeType, JsonNode? content) => MimeBundle.IsJson(mimeType) && content is JsonObject or JsonArray
        ? content.ToJsonString()
        : MultilineText.Join(content);

    private static string Text(JsonNode? node) => node is JsonValue ? MultilineText.Join(node) : "";

    private static JsonObject Data(MimeBundle data)
    {
        var json = new JsonObject();
        foreach (var (mimeType, content) in data.Entries)
        {
            json[mimeType] = MimeBundle.IsJson(mimeType) && ParseOrNull(content) is { } node ? node : MultilineText.Split(content);
        }

        return json;
    }

    private static JsonNode? ParseOrNull(string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            // A formatter that promises JSON and writes something else: what it wrote is shown as text.
            return null;
        }
    }
}
