using System.Text;

namespace MlPipeline.Engines.Scoring;

/// <summary>The names of a model's arguments, ready to be met in JSON.</summary>
internal sealed class ArgumentNames
{
    private readonly Dictionary<string, int> _places;
    private readonly byte[][] _utf8;

    internal ArgumentNames(IReadOnlyList<string> names)
    {
        All = names;
        _places = names.Select((name, place) => (name, place)).ToDictionary(entry => entry.name, entry => entry.place, StringComparer.Ordinal);
        _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
    }

    internal IReadOnlyList<string> All { get; }

    internal int Count => All.Count;

    /// <summary>Place of a name in the model's order, or −1.</summary>
    internal int PlaceOf(string name) => _places.GetValueOrDefault(name, -1);

    /// <summary>A name as it stands in JSON.</summary>
    internal ReadOnlySpan<byte> Utf8(int place) => _utf8[place];
}
