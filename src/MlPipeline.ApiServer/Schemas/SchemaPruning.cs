using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Schemas;

/// <summary>Drops the fields of an object that its schema does not know.</summary>
internal static class SchemaPruning
{
    private static readonly string[] AlwaysKept = [ObjectFields.ApiVersion, ObjectFields.Kind, ObjectFields.Metadata];

    /// <summary>Drops them.</summary>
    /// <returns>Where they were.</returns>
    public static IReadOnlyList<string> Prune(JsonObject value, StructuralSchema schema)
    {
        var dropped = new List<string>();
        foreach (var (name, node) in value.ToList())
        {
            if (!AlwaysKept.Contains(name))
            {
                PruneField(value, name, node, schema, name, dropped);
            }
        }

        return dropped;
    }

    private static void PruneNode(JsonNode? node, StructuralSchema schema, string path, List<string> dropped)
    {
        switch (node)
        {
            case JsonObject value:
                foreach (var (name, child) in value.ToList())
                {
                    PruneField(value, name, child, schema, $"{path}.{name}", dropped);
                }

                break;
            case JsonArray items when schema.Items is { } itemSchema:
                for (var i = 0; i < items.Count; i++)
                {
                    PruneNode(items[i], itemSchema, $"{path}[{i}]", dropped);
                }

                break;
        }
    }

    private static void PruneField(JsonObject parent, string name, JsonNode? node, StructuralSchema schema, string path, List<string> dropped)
    {
        if ((schema.Properties.GetValueOrDefault(name) ?? schema.AdditionalProperties) is { } known)
        {
            PruneNode(node, known, path, dropped);
        }
        else if (!schema.PreservesUnknownFields)
        {
            parent.Remove(name);
            dropped.Add(path);
        }
    }
}
