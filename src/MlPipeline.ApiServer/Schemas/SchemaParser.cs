using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Schemas;

/// <summary>Reads the <c>openAPIV3Schema</c> of a definition.</summary>
internal static class SchemaParser
{
    private const string PropertiesField = "properties";

    /// <exception cref="SchemaException">The schema cannot be understood.</exception>
    public static StructuralSchema Parse(JsonObject schema) => Parse(schema, "openAPIV3Schema");

    private static StructuralSchema Parse(JsonObject schema, string path) => new()
    {
        Type = schema.Text("type"),
        Nullable = schema.Boolean("nullable") == true,
        PreservesUnknownFields = schema.Boolean("x-kubernetes-preserve-unknown-fields") == true || schema.Boolean("x-kubernetes-embedded-resource") == true,
        IntegerOrText = schema.Boolean("x-kubernetes-int-or-string") == true,
        Properties = ParseProperties(schema.Child(PropertiesField), $"{path}.{PropertiesField}"),
        AdditionalProperties = ParseAdditional(schema["additionalProperties"], path),
        Items = schema.Child("items") is { } items ? Parse(items, $"{path}.items") : null,
        Required = schema.Texts("required"),
        AllowedValues = [.. schema.Items("enum") ?? []],
        Default = schema["default"],
        Pattern = ParsePattern(schema.Text("pattern"), path),
        Minimum = Number(schema, "minimum"),
        Maximum = Number(schema, "maximum"),
        MinLength = schema.Integer("minLength"),
        MaxLength = schema.Integer("maxLength"),
        MinItems = schema.Integer("minItems"),
        MaxItems = schema.Integer("maxItems"),
    };

    private static Dictionary<string, StructuralSchema> ParseProperties(JsonObject? properties, string path) => (properties ?? [])
        .Where(property => property.Value is JsonObject)
        .ToDictionary(property => property.Key, property => Parse((JsonObject)property.Value!, $"{path}[{property.Key}]"), StringComparer.Ordinal);

    private static StructuralSchema? ParseAdditional(JsonNode? additional, string path) => additional switch
    {
        JsonObject schema => Parse(schema, $"{path}.additionalProperties"),
        JsonValue flag when flag.TryGetValue(out bool allowed) && allowed => new StructuralSchema { PreservesUnknownFields = true },
        _ => null,
    };

    private static Regex? ParsePattern(string? pattern, string path)
    {
        if (pattern is null)
        {
            return null;
        }

        try
        {
            // Linear in the text, as on a real server: no pattern of a user can hold the server up.
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new SchemaException($"{path}.pattern", $"must be a valid regular expression, but isn't: {exception.Message}");
        }
    }

    private static double? Number(JsonObject schema, string name) =>
        schema[name] is JsonValue value && value.TryGetValue(out double number) ? number : null;
}
