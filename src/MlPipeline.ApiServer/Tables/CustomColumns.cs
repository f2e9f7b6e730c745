using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Tables;

/// <summary>Columns as the version of a definition declares them.</summary>
internal static class CustomColumns
{
    public static IReadOnlyList<TableColumn> FromVersion(JsonObject version)
    {
        var declared = (version.Items("additionalPrinterColumns") ?? []).OfType<JsonObject>().ToList();
        return declared.Count == 0 ? StandardColumns.NameAndAge : [StandardColumns.Name, .. declared.Select(Column)];
    }

    private static TableColumn Column(JsonObject declared)
    {
        var type = declared.Text("type") ?? "string";
        var path = PrinterPath.TryParse(declared.Text("jsonPath") ?? "");
        return new TableColumn(declared.Text("name") ?? "", (value, now) => Cell(path?.Find(value), type, now))
        {
            Type = type,
            Format = declared.Text("format") ?? "",
            Description = declared.Text("description") ?? "",
            Priority = (int)(declared.Integer("priority") ?? 0),
        };
    }

    private static JsonNode? Cell(JsonNode? found, string type, DateTimeOffset now) => found switch
    {
        null => null,
        _ when type == "date" => StandardColumns.AgeOf(found.ToString(), now),
        JsonValue when type == "string" => found.GetValueKind() == JsonValueKind.String ? found.DeepClone() : found.ToJsonString(),
        JsonValue => found.DeepClone(),
        _ => found.ToJsonString(),
    };
}
