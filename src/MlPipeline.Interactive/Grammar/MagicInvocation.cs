using System.Globalization;
using MlPipeline.Interactive.Declarations;

namespace MlPipeline.Interactive.Grammar;

/// <summary>A magic line and its body, checked against the declaration.</summary>
/// <param name="Command">The magic.</param>
/// <param name="Verb">What it shall do.</param>
/// <param name="Values">Options by name, each of its declared kind; a flag that is there has the value empty.</param>
/// <param name="Body">The rest of the cell, empty where there is none.</param>
internal sealed record MagicInvocation(
    CommandDeclaration Command,
    VerbDeclaration Verb,
    IReadOnlyDictionary<string, string> Values,
    string Body)
{
    /// <summary>Whether the line names a verb; a magic's first verb stands in for it where only help is asked for.</summary>
    public bool IsVerbNamed { get; init; }

    public bool Has(string option) => Values.ContainsKey(option);

    public string? Text(string option) => Values.GetValueOrDefault(option);

    /// <summary>A value the declaration demands, so that the parser has seen to it.</summary>
    public string Required(string option) => Values[option];

    public long? Integer(string option) =>
        Values.TryGetValue(option, out var text) ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    public TimeSpan? Seconds(string option) =>
        Values.TryGetValue(option, out var text) ? TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture)) : null;

    /// <summary>The names of a list; none where the option is not there.</summary>
    public IReadOnlyList<string> List(string option) => Values.TryGetValue(option, out var text) ? ListText.Read(text) : [];

    public IReadOnlyDictionary<string, string> Map(string option) =>
        Values.TryGetValue(option, out var text) && MapText.TryRead(text, out var map) ? map : new Dictionary<string, string>();
}
