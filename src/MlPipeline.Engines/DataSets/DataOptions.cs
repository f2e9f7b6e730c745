using System.Globalization;

namespace MlPipeline.Engines.DataSets;

/// <summary>Options of a data command, <c>--name value</c> each.</summary>
internal sealed class DataOptions
{
    private readonly Dictionary<string, string> _values;

    private DataOptions(Dictionary<string, string> values) => _values = values;

    /// <exception cref="FormatException">The words are no options of these names.</exception>
    internal static DataOptions Parse(ReadOnlySpan<string> words, params string[] names)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var place = 0; place < words.Length; place += 2)
        {
            var name = words[place];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !names.Contains(name[2..]) || place + 1 == words.Length
                || !values.TryAdd(name[2..], words[place + 1]))
            {
                throw new FormatException($"'{name}' is not understood here. Give {string.Join(", ", names.Select(known => "--" + known))}, a value after each.");
            }
        }

        return new DataOptions(values);
    }

    internal string? Text(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="FormatException">The option is missing.</exception>
    internal string Required(string name) => Text(name) ?? throw new FormatException($"--{name} is missing.");

    /// <exception cref="FormatException">The option is missing, or no whole number.</exception>
    internal long Number(string name) =>
        long.TryParse(Required(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"--{name} is '{Text(name)}', which is no whole number.");
}
