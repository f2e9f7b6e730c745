using System.Text.Json;

namespace MlPipeline.Interactive.Grammar;

/// <summary>Reads names and values from one option: <c>depth=1, rounds=100</c>, or a JSON object.</summary>
internal static class MapText
{
    public static bool TryRead(string text, out IReadOnlyDictionary<string, string> map)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        map = values;
        return text.TrimStart().StartsWith('{') ? ReadJson(text, values) : ReadPairs(text, values);
    }

    private static bool ReadPairs(string text, SortedDictionary<string, string> values)
    {
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !values.TryAdd(pair[..equals].TrimEnd(), pair[(equals + 1)..].TrimStart()))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadJson(string text, SortedDictionary<string, string> values)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                values[property.Name] = property.Value.ToString();
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
