using System.Text.Json.Nodes;

namespace MlPipeline.Engines.Deployment;

/// <summary>What a model version expects of one argument set, as JSON Schema 2020-12.</summary>
internal static class ArgumentSchema
{
    internal static JsonObject Of(LoadedModel model) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = model.Registration.ToString(),
        ["description"] = model.Registration.Description,
        ["type"] = "object",
        ["properties"] = new JsonObject(model.Arguments.All.Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["type"] = "number" }))),
        ["required"] = new JsonArray([.. model.Arguments.All.Select(name => (JsonNode)name)]),
        ["additionalProperties"] = false,
    };
}
