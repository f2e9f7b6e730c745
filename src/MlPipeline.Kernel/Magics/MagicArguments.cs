using System.Text.RegularExpressions;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Kernel.Magics;

/// <summary>What stands behind the name of a magic: options with a value each, and at most one word without an option.</summary>
internal sealed partial class MagicArguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly string _usage;

    private MagicArguments(string usage) => _usage = usage;

    /// <summary>The word without an option.</summary>
    /// <exception cref="MagicException">There is none.</exception>
    public string Word => WordOrNull ?? throw Wrong("Something is missing");

    private string? WordOrNull { get; set; }

    /// <summary>Reads the arguments of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="usage">How the line is written, for messages.</param>
    /// <param name="options">The options it may have.</param>
    /// <exception cref="MagicException">The line has what it may not have.</exception>
    public static MagicArguments Parse(MagicLine line, string usage, params IReadOnlyList<string> options)
    {
        var arguments = new MagicArguments(usage);
        var words = Token().Matches(line.Arguments).Select(match => match.Value.Replace("\"", "", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].StartsWith("--", StringComparison.Ordinal))
            {
                arguments.Add(words[i], options, i + 1 < words.Count ? words[++i] : null);
            }
            else
            {
                arguments.WordOrNull = arguments.WordOrNull is null ? words[i] : throw arguments.Wrong($"'{words[i]}' is one word too many");
            }
        }

        return arguments;
    }

    public string? Find(string option) => _options.GetValueOrDefault(option);

    /// <exception cref="MagicException">The option is missing.</exception>
    public string Get(string option) => Find(option) ?? throw Wrong($"{option} is missing");

    public MagicException Wrong(string problem) => new($"{problem}.", $"Write it so: {_usage}");

    private void Add(string option, IReadOnlyList<string> known, string? value)
    {
        if (!known.Contains(option))
        {
            throw Wrong($"There is no option {option}");
        }

        _options[option] = value ?? throw Wrong($"{option} needs a value");
    }

    [GeneratedRegex("""[^\s"]*"[^"]*"|\S+""")]
    private static partial Regex Token();
}
