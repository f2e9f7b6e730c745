using System.Text.Json.Nodes;

namespace MlPipeline.KubeDirector.Manifests;

/// <summary>One object as it shall be.</summary>
internal sealed record Manifest(string ApiVersion, string Kind, string Name, string? Namespace, JsonObject Body)
{
    /// <summary>Reads all objects of a text; empty documents are skipped and lists are opened.</summary>
    public static IReadOnlyList<Manifest> ReadAll(string text)
    {
        var manifests = YamlJson.ReadDocuments(text).OfType<JsonNode>().SelectMany(Items).Select(Read).ToList();
        return manifests.Count > 0
            ? manifests
            : throw new PipelineException(PipelineFault.Rejected, "The manifest holds no object.", "Write apiVersion, kind, metadata and spec below the line.");
    }

    private static IEnumerable<JsonNode> Items(JsonNode document) =>
        document is JsonObject list && Text(list["kind"]) == "List" && list["items"] is JsonArray items ? items.OfType<JsonNode>() : [document];

    private static Manifest Read(JsonNode document, int index)
    {
        var body = document as JsonObject
            ?? throw new PipelineException(PipelineFault.Rejected, $"Document {index + 1} of the manifest is no object.", "Begin it with apiVersion, kind and metadata.");
        var metadata = body["metadata"] as JsonObject;
        return new Manifest(
            Text(body["apiVersion"]) ?? throw Missing(index, "apiVersion"),
            Text(body["kind"]) ?? throw Missing(index, "kind"),
            Text(metadata?["name"]) ?? throw Missing(index, "metadata.name"),
            Text(metadata?["namespace"]),
            body);
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static PipelineException Missing(int index, string field) => new(
        PipelineFault.Rejected,
        $"Document {index + 1} of the manifest has no {field}.",
        "Every object needs apiVersion, kind and metadata.name, as text.");
}
