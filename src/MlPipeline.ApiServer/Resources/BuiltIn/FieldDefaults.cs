using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Fills in fields that clients may leave out.</summary>
internal static class FieldDefaults
{
    public static void Default(this JsonObject value, string field, JsonNode node)
    {
        if (value[field] is null)
        {
            value[field] = node;
        }
    }
}
