using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Scoring;

/// <summary>
/// Reads the body of a prediction request straight into the model's order, and makes sure that each argument set has what the model expects
/// and nothing else. A body as <see cref="PredictRequest"/> describes it.
/// </summary>
internal sealed class PredictionReader(ArgumentNames names)
{
    private const string ArgumentsName = "scoring_args";
    private const string UseScoringName = "use_scoring";

    // Enough for a core to be busy with while the next ones are read.
    private const int SetsPerPart = 256;

    private readonly ArgumentSetReader _sets = new(names);

    /// <exception cref="RequestException">The body is not as it should be; the message says where.</exception>
    internal async ValueTask<PredictionInput> ReadAsync(HttpRequest request, IArgumentSink batch)
    {
        JsonBody.RequireJson(request);
        var reader = request.BodyReader;
        ReadResult body;
        while (!(body = await reader.ReadAsync(request.HttpContext.RequestAborted)).IsCompleted)
        {
            reader.AdvanceTo(body.Buffer.Start, body.Buffer.End);
        }

        try
        {
            return Read(body.Buffer, batch);
        }
        catch (JsonException exception)
        {
            throw JsonBody.Refuse(exception);
        }
        finally
        {
            reader.AdvanceTo(body.Buffer.End);
        }
    }

    private PredictionInput Read(ReadOnlySequence<byte> body, IArgumentSink batch)
    {
        var json = new Utf8JsonReader(body);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new RequestException(
                StatusCodes.Status400BadRequest,
                json.TokenType == JsonTokenType.Null ? "The body is null where an object is expected." : "The body is no JSON object.",
                $"Send an object with the property '{ArgumentsName}'.");
        }

        var input = new PredictionInput(UseScoring: null, Single: null, default);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            input = ReadProperty(ref json, body, input, batch);
        }

        // Whatever follows the object makes the reader throw.
        json.Read();
        return input.Input.ValueKind != JsonValueKind.Undefined ? input : throw _sets.Refuse($"The request has no '{ArgumentsName}'.");
    }

    private PredictionInput ReadProperty(ref Utf8JsonReader json, ReadOnlySequence<byte> body, PredictionInput input, IArgumentSink batch)
    {
        var (isArguments, isUseScoring) = (Is(ref json, ArgumentsName), Is(ref json, UseScoringName));
        json.Read();
        if (isArguments)
        {
            return input.Input.ValueKind == JsonValueKind.Undefined
                ? ReadArguments(ref json, body, input, batch)
                : throw _sets.Refuse($"'{ArgumentsName}' is given twice.");
        }

        if (isUseScoring)
        {
            return json.TokenType is JsonTokenType.True or JsonTokenType.False
                ? input with { UseScoring = json.GetBoolean() }
                : throw _sets.Refuse($"'{UseScoringName}' is neither true nor false.");
        }

        json.Skip();
        return input;
    }

    private PredictionInput ReadArguments(ref Utf8JsonReader json, ReadOnlySequence<byte> body, PredictionInput input, IArgumentSink batch)
    {
        var start = json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var set = _sets.Read(ref json, where: null);
                var text = body.Slice(start, json.BytesConsumed - start);
                using (var document = JsonDocument.Parse(text))
                {
                    return input with { Single = set, Input = document.RootElement.Clone() };
                }

            case JsonTokenType.StartArray:
                var count = ReadBatch(ref json, input.UseScoring, batch);

                // A batch can be large: its record tells how many sets there were, not which.
                return input with { Input = JsonSerializer.SerializeToElement($"{count} argument sets", EngineJson.Default.String) };
            default:
                throw _sets.Refuse($"'{ArgumentsName}' is neither an object nor an array of objects.");
        }
    }

    private int ReadBatch(ref Utf8JsonReader json, bool? useScoring, IArgumentSink batch)
    {
        var count = 0;
        var part = new List<ArgumentSet>(SetsPerPart);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            part.Add(_sets.Read(ref json, where: count++));
            if (part.Count == SetsPerPart)
            {
                batch.Take([.. part], useScoring);
                part.Clear();
            }
        }

        batch.Take([.. part], useScoring);
        return count;
    }

    /// <summary>Property names are taken in upper and lower case, as in every other body that engines read.</summary>
    private static bool Is(ref Utf8JsonReader json, string name) =>
        json.ValueTextEquals(name) || string.Equals(json.GetString(), name, StringComparison.OrdinalIgnoreCase);
}
