using System.Text.Json;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Scoring;

/// <summary>Reads scoring arguments and makes sure that each set has what the model expects and nothing else.</summary>
internal sealed class ScoringArguments(IReadOnlyList<string> expected)
{
    private readonly HashSet<string> _known = new(expected, StringComparer.Ordinal);

    internal IReadOnlyList<IReadOnlyDictionary<string, double>> Read(JsonElement arguments) => arguments.ValueKind switch
    {
        JsonValueKind.Object => [ReadSet(arguments, where: "")],
        JsonValueKind.Array => [.. arguments.EnumerateArray().Select((set, place) => ReadSet(set, where: $"Set {place} of scoring_args: "))],
        JsonValueKind.Undefined => throw Refuse("The request has no 'scoring_args'."),
        _ => throw Refuse("'scoring_args' is neither an object nor an array of objects."),
    };

    private Dictionary<string, double> ReadSet(JsonElement set, string where)
    {
        if (set.ValueKind != JsonValueKind.Object)
        {
            throw Refuse($"{where}it is no object.");
        }

        var values = new Dictionary<string, double>(expected.Count, StringComparer.Ordinal);
        foreach (var field in set.EnumerateObject())
        {
            if (!_known.Contains(field.Name))
            {
                throw Refuse($"{where}'{field.Name}' is not an argument of this model.");
            }

            if (!values.TryAdd(field.Name, ReadNumber(field, where)))
            {
                throw Refuse($"{where}'{field.Name}' is given twice.");
            }
        }

        return expected.FirstOrDefault(name => !values.ContainsKey(name)) is { } missing
            ? throw Refuse($"{where}'{missing}' is missing.")
            : values;
    }

    private double ReadNumber(JsonProperty field, string where)
    {
        if (field.Value.ValueKind != JsonValueKind.Number)
        {
            throw Refuse($"{where}'{field.Name}' is not a number.");
        }

        return field.Value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Refuse($"{where}'{field.Name}' is not a finite number.");
    }

    private RequestException Refuse(string problem) => new(
        StatusCodes.Status400BadRequest, problem, $"Give exactly these arguments, each a finite number: {string.Join(", ", expected)}.");
}
