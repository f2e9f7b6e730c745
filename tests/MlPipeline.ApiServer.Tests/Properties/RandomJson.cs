using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Tests.Properties;

/// <summary>Small random JSON with names that repeat, so that two documents meet in the same places.</summary>
internal sealed class RandomJson(int seed)
{
    private static readonly string[] Names = ["a", "b", "c", "ä/~"];

    private readonly Random _random = new(seed);

    public int Below(int end) => _random.Next(end);

    public T OneOf<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    public JsonObject Object(int depth, bool withNulls)
    {
        var value = new JsonObject();
        foreach (var name in Names.Where(_ => _random.Next(2) == 0))
        {
            value[name] = Value(depth - 1, withNulls);
        }

        return value;
    }

    private JsonNode? Value(int depth, bool withNulls) => _random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => withNulls ? null : 0,
        1 => _random.Next(3),
        2 => OneOf(Names),
        3 => new JsonArray(_random.Next(3), OneOf(Names)),
        _ => Object(depth, withNulls),
    };
}
