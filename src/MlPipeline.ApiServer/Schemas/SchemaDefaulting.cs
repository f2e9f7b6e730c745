using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Schemas;

/// <summary>Fills in the defaults a schema declares.</summary>
internal static class SchemaDefaulting
{
    public static void Apply(JsonNode? node, StructuralSchema schema)
    {
        switch (node)
        {
            case JsonObject value:
                ApplyToObject(value, schema);
                break;
            case JsonArray items when schema.Items is { } itemSchema:
                foreach (var item in items)
                {
                    Apply(item, itemSchema);
                }

                break;
        }
    }

    private static void ApplyToObject(JsonObject value, StructuralSchema schema)
    {
        foreach (var (name, property) in schema.Properties)
        {
            if (property.Default is { } wanted && value[name] is null && (!property.Nullable || !value.ContainsKey(name)))
            {
                value[name] = wanted.DeepClone();
            }
        }

        foreach (var (name, child) in value)
        {
            if ((schema.Properties.GetValueOrDefault(name) ?? schema.AdditionalProperties) is { } known)
            {
                Apply(child, known);
            }
        }
    }
}
