using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Tables;

/// <summary>A column of the table that <c>kubectl get</c> prints of a kind.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Cell">What stands in it for an object at a time; null leaves it empty.</param>
internal sealed record TableColumn(string Name, Func<JsonObject, DateTimeOffset, JsonNode?> Cell)
{
    /// <summary>Type of the cells as OpenAPI names it.</summary>
    public string Type { get; init; } = "string";

    public string Format { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>0 for a column that is always shown, 1 for one that <c>-o wide</c> adds.</summary>
    public int Priority { get; init; }
}
