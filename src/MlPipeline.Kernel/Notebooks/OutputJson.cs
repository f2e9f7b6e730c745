using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Notebooks;

/// <summary>Writes what a cell shows in the notebook format.</summary>
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

    private static JsonObject Data(MimeBundle data)
    {
        var json = new JsonObject();
        foreach (var (mimeType, content) in data.Entries)
        {
            json[mimeType] = IsJson(mimeType) && ParseOrNull(content) is { } node ? node : MultilineText.Split(content);
        }

        return json;
    }

    private static bool IsJson(string mimeType) =>
        mimeType is "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

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
