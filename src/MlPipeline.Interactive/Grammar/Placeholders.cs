using System.Text.RegularExpressions;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Grammar;

/// <summary>Fills <c>{{user}}</c>, <c>{{namespace}}</c> and <c>{{tenant}}</c> into values and manifests.</summary>
internal static partial class Placeholders
{
    /// <param name="text">Text that may hold placeholders.</param>
    /// <param name="values">Their values, asked for only where a placeholder is there.</param>
    public static string Fill(string text, Func<IReadOnlyDictionary<string, string>> values) =>
        Placeholder().Replace(text, match => Value(match.Groups[1].Value, values()));

    private static string Value(string name, IReadOnlyDictionary<string, string> values) =>
        values.TryGetValue(name, out var value)
            ? value
            : throw new MagicException(
                $"{{{{{name}}}}} is not known here.",
                $"Known are {string.Join(", ", values.Keys.Select(key => $"{{{{{key}}}}}"))}.");

    [GeneratedRegex(@"\{\{\s*([A-Za-z][A-Za-z0-9_-]*)\s*\}\}")]
    private static partial Regex Placeholder();
}
