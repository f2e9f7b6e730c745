using System.Text.Json.Nodes;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Jupyter.Requests;

/// <summary>Contents that many replies have in common.</summary>
internal static class Replies
{
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    public static JsonObject Aborted() => new() { ["status"] = "aborted" };

    public static JsonObject Error(ErrorOutput error)
    {
        var content = ErrorContent(error);
        content.Insert(0, "status", "error");
        return content;
    }

    /// <summary>An error as the protocol writes it, in replies and in outputs.</summary>
    public static JsonObject ErrorContent(ErrorOutput error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Value,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };
}
