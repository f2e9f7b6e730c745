using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace MlPipeline.Kernel.Notebooks;

/// <summary>A value given to a notebook from outside: a C# variable that its cells find set.</summary>
public sealed partial record NotebookParameter
{
    private NotebookParameter(string name, string literal)
    {
        Name = name;
        Literal = literal;
    }

    /// <summary>Name of the variable.</summary>
    public string Name { get; }

    /// <summary>The value as C# is written.</summary>
    public string Literal { get; }

    /// <summary>Reads a parameter; its type follows from the value: a number, true or false, else text.</summary>
    /// <param name="text">The parameter as <c>name=value</c>.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="FormatException">There is no value, or the name cannot be that of a C# variable.</exception>
    public static NotebookParameter Parse(string text)
    {
        var separator = text.IndexOf('=', StringComparison.Ordinal);
        if (separator < 0)
        {
            throw new FormatException($"'{text}' is no parameter: name=value is expected, as in depth=6.");
        }

        var name = text[..separator].Trim();
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            throw new FormatException($"'{name}' cannot be the name of a parameter: it becomes a C# variable.");
        }

        return new NotebookParameter(name, LiteralOf(text[(separator + 1)..]));
    }

    private static string LiteralOf(string value)
    {
        if (value is "true" or "false")
        {
            return value;
        }

        if (Whole().IsMatch(value))
        {
            return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? value
                : long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? value + "L"
                : value + "d";
        }

        return Fraction().IsMatch(value) ? value + "d" : SymbolDisplay.FormatLiteral(value, quote: true);
    }

    // A leading zero belongs to a code of some kind, not to a number.
    [GeneratedRegex(@"^-?(0|[1-9]\d*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d{1,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}
