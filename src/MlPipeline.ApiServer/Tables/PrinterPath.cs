using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlPipeline.ApiServer.Tables;

/// <summary>
/// The part of JSONPath that printer columns of definitions use: fields, <c>['field']</c>, <c>[0]</c>, <c>[*]</c> and
/// <c>[?(@.field=="text")]</c>.
/// </summary>
internal sealed partial class PrinterPath
{
    private readonly List<Func<JsonNode, IEnumerable<JsonNode?>>> _steps = [];

    private PrinterPath()
    {
    }

    /// <summary>Reads a path; null where it is none that is known.</summary>
    public static PrinterPath? TryParse(string text)
    {
        var path = new PrinterPath();
        var rest = text.AsSpan().TrimStart('$').ToString();
        while (rest.Length > 0)
        {
            var match = Step().Match(rest);
            if (!match.Success)
            {
                return null;
            }

            path._steps.Add(StepOf(match));
            rest = rest[match.Length..];
        }

        return path;
    }

    /// <summary>The first value at the path, or null.</summary>
    public JsonNode? Find(JsonObject value) =>
        _steps.Aggregate((IEnumerable<JsonNode?>)[value], (nodes, step) => nodes.OfType<JsonNode>().SelectMany(step)).FirstOrDefault();

    private static Func<JsonNode, IEnumerable<JsonNode?>> StepOf(Match match)
    {
        if (match.Groups["field"] is { Success: true } field)
        {
            var name = field.Value.Replace("\\.", ".", StringComparison.Ordinal);
            return node => node is JsonObject item ? [item[name]] : [];
        }

        if (match.Groups["index"] is { Success: true } digits)
        {
            var index = int.Parse(digits.Value, CultureInfo.InvariantCulture);
            return node => node is JsonArray items && index < items.Count ? [items[index]] : [];
        }

        if (match.Groups["key"] is { Success: true } key)
        {
            var wanted = match.Groups["text"].Value;
            return node => node is JsonArray items ? items.Where(item => (item as JsonObject)?[key.Value]?.ToString() == wanted) : [];
        }

        return node => node is JsonArray items ? items : [];
    }

    [GeneratedRegex("""^(\.(?<field>([\w-]|\\\.)+)|\['(?<field>[^']+)'\]|\[(?<index>\d{1,9})\]|\[\*\]|\[\?\(@\.(?<key>[\w-]+)\s*==\s*["'](?<text>[^"']*)["']\)\])""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
