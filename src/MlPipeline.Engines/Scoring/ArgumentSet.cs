using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MlPipeline.Engines.Scoring;

/// <summary>One set of scoring arguments, by name for scripts and in the model's order for the model.</summary>
internal sealed class ArgumentSet(ArgumentNames names, double[] values) : IReadOnlyDictionary<string, double>
{
    /// <summary>The values in the model's order.</summary>
    internal ReadOnlySpan<double> Values => values;

    public int Count => values.Length;

    IEnumerable<string> IReadOnlyDictionary<string, double>.Keys => names.All;

    IEnumerable<double> IReadOnlyDictionary<string, double>.Values => values;

    public double this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"The model has no argument '{key}'. It has {string.Join(", ", names.All)}.");

    public bool ContainsKey(string key) => names.PlaceOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        var place = names.PlaceOf(key);
        value = place >= 0 ? values[place] : 0;
        return place >= 0;
    }

    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() =>
        names.All.Zip(values, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
