using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Schemas;

/// <summary>Drops the fields of an object that its schema does not know.</summary>
internal static class SchemaPruning
{
    private static readonly string[] AlwaysKept = [ObjectFields.ApiVersion, ObjectFields.Kind, ObjectFields.Metadata];

    public static void Prune(JsonObject value, StructuralSchema schema)
    {
        foreach (var (name, node) in value.ToList())
        {
            if (!AlwaysKept.Contains(name))
            {
                PruneField(value, name, node, schema);
            }
        }
    }

    private static void PruneNode(JsonNode? node, StructuralSchema schema)
    {
        switch (node)
        {
            case JsonObject value:
                foreach (var (name, child) in value.ToList())
                {
                    PruneField(value, name, child, schema);
                }

                break;
            case JsonArray items when schema.Items is { } itemSchema:
                foreach (var item in items)
                {
                    PruneNode(item, itemSchema);
                }

                break;
        }
    }

    private static void PruneField(JsonObject parent, string name, JsonNode? node, StructuralSchema schema)
    {
        if ((schema.Properties.GetValueOrDefault(name) ?? schema.AdditionalProperties) is { } known)
        {
            PruneNode(node, known);
        }
        else if (!schema.PreservesUnknownFields)
        {
            parent.Remove(name);
        }
    }
}
