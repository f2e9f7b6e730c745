using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Schemas;

/// <summary>Finds where an object is not as its schema says, in the words of Kubernetes.</summary>
internal static class SchemaValidation
{
    public static IEnumerable<StatusCause> Validate(JsonObject value, StructuralSchema schema) => ValidateNode(value, schema, "");

    private static IEnumerable<StatusCause> ValidateNode(JsonNode? node, StructuralSchema schema, string path)
    {
        if (node is null && schema.Nullable)
        {
            return [];
        }

        if (FindTypeProblem(node, schema, path) is { } problem)
        {
            return [problem];
        }

        var causes = node switch
        {
            JsonObject value => ValidateObject(value, schema, path),
            JsonArray items => ValidateList(items, schema, path),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => ValidateText(value.GetValue<string>(), schema, path),
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => ValidateNumber(value, schema, path),
            _ => [],
        };
        return causes.Concat(ValidateChoice(node, schema, path));
    }

    private static StatusCause? FindTypeProblem(JsonNode? node, StructuralSchema schema, string path)
    {
        var actual = TypeOf(node);
        var fits = schema.IntegerOrText
            ? actual is "integer" or "string"
            : schema.Type is null || schema.Type == actual || (schema.Type == "number" && actual == "integer");
        var expected = schema.IntegerOrText ? "integer or string" : schema.Type;
        return fits ? null : StatusCause.Invalid(path, $"\"{actual}\"", $"{path} in body must be of type {expected}: \"{actual}\"");
    }

    private static IEnumerable<StatusCause> ValidateObject(JsonObject value, StructuralSchema schema, string path)
    {
        foreach (var name in schema.Required.Where(name => !value.ContainsKey(name)))
        {
            yield return StatusCause.Required(Join(path, name));
        }

        foreach (var (name, child) in value)
        {
            if ((schema.Properties.GetValueOrDefault(name) ?? schema.AdditionalProperties) is { } known)
            {
                foreach (var cause in ValidateNode(child, known, Join(path, name)))
                {
                    yield return cause;
                }
            }
        }
    }

    private static IEnumerable<StatusCause> ValidateList(JsonArray items, StructuralSchema schema, string path)
    {
        if (items.Count < schema.MinItems || items.Count > schema.MaxItems)
        {
            var bound = items.Count < schema.MinItems ? $"at least {schema.MinItems}" : $"at most {schema.MaxItems}";
            yield return StatusCause.Invalid(path, Text(items.Count), $"{path} in body should have {bound} items");
        }

        for (var i = 0; schema.Items is not null && i < items.Count; i++)
        {
            foreach (var cause in ValidateNode(items[i], schema.Items, $"{path}[{i}]"))
            {
                yield return cause;
            }
        }
    }

    private static IEnumerable<StatusCause> ValidateText(string text, StructuralSchema schema, string path)
    {
        var length = new StringInfo(text).LengthInTextElements;
        if (length < schema.MinLength || length > schema.MaxLength)
        {
            var bound = length < schema.MinLength ? $"at least {schema.MinLength}" : $"at most {schema.MaxLength}";
            yield return StatusCause.Invalid(path, $"\"{text}\"", $"{path} in body should be {bound} chars long");
        }

        if (schema.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            yield return StatusCause.Invalid(path, $"\"{text}\"", $"{path} in body should match '{pattern}'");
        }
    }

    private static IEnumerable<StatusCause> ValidateNumber(JsonValue value, StructuralSchema schema, string path)
    {
        var number = NumberOf(value);
        if (number < schema.Minimum)
        {
            yield return StatusCause.Invalid(path, value.ToJsonString(), $"{path} in body should be greater than or equal to {Text(schema.Minimum.Value)}");
        }

        if (number > schema.Maximum)
        {
            yield return StatusCause.Invalid(path, value.ToJsonString(), $"{path} in body should be less than or equal to {Text(schema.Maximum.Value)}");
        }
    }

    private static IEnumerable<StatusCause> ValidateChoice(JsonNode? node, StructuralSchema schema, string path)
    {
        if (schema.AllowedValues.Count > 0 && !schema.AllowedValues.Any(allowed => JsonNode.DeepEquals(allowed, node)))
        {
            yield return StatusCause.NotSupported(path, node?.ToJsonString() ?? "null", schema.AllowedValues.Select(allowed => allowed?.ToString() ?? "null"));
        }
    }

    private static string TypeOf(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => double.IsInteger(NumberOf((JsonValue)node)) ? "integer" : "number",
            _ => "boolean",
        },
    };

    private static double NumberOf(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
