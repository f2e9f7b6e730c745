using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Jupyter.Execution;

/// <summary>Writes a value's formats as the protocol does: JSON as JSON, all else as text.</summary>
internal static class MimeJson
{
    public static JsonObject Data(MimeBundle data)
    {
        var json = new JsonObject();
        foreach (var (mimeType, content) in data.Entries)
        {
            json[mimeType] = MimeBundle.IsJson(mimeType) ? ParseOrText(content) : content;
        }

        return json;
    }

    private static JsonNode? ParseOrText(string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return content;
        }
    }
}
