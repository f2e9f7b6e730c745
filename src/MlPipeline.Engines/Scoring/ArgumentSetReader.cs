using System.Globalization;
using System.Text.Json;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Scoring;

/// <summary>Reads one object of scoring arguments.</summary>
internal sealed class ArgumentSetReader(ArgumentNames names)
{
    private const int OnStack = 128;

    /// <summary>Reads the object that the reader stands at.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="where">Place of the object in a batch, or null where it is the only one.</param>
    /// <exception cref="RequestException">It is no object, or not of the arguments that the model expects.</exception>
    internal ArgumentSet Read(ref Utf8JsonReader json, int? where)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw Refuse(where, "it is no object.");
        }

        var values = new double[names.Count];
        Span<bool> given = names.Count <= OnStack ? stackalloc bool[names.Count] : new bool[names.Count];
        for (var field = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; field++)
        {
            var place = FindPlace(ref json, expected: field, where);
            if (given[place])
            {
                throw Refuse(where, $"'{names.All[place]}' is given twice.");
            }

            given[place] = true;
            values[place] = ReadNumber(ref json, place, where);
        }

        var missing = given.IndexOf(false);
        return missing < 0 ? new ArgumentSet(names, values) : throw Refuse(where, $"'{names.All[missing]}' is missing.");
    }

    internal RequestException Refuse(string problem) => new(
        StatusCodes.Status400BadRequest, problem, $"Give exactly these arguments, each a finite number: {string.Join(", ", names.All)}.");

    private int FindPlace(ref Utf8JsonReader json, int expected, int? where)
    {
        // Arguments mostly come in the model's order.
        if (expected < names.Count && json.ValueTextEquals(names.Utf8(expected)))
        {
            return expected;
        }

        var name = json.GetString()!;
        var place = names.PlaceOf(name);
        return place >= 0 ? place : throw Refuse(where, $"'{name}' is not an argument of this model.");
    }

    private double ReadNumber(ref Utf8JsonReader json, int place, int? where)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.Number)
        {
            throw Refuse(where, $"'{names.All[place]}' is not a number.");
        }

        return json.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Refuse(where, $"'{names.All[place]}' is not a finite number.");
    }

    private RequestException Refuse(int? where, string problem) => Refuse(
        where is { } place ? string.Create(CultureInfo.InvariantCulture, $"Set {place} of scoring_args: {problem}") : problem);
}
