using System.Globalization;
using System.Text.RegularExpressions;
using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Grammar;

/// <summary>Checks that a value is of the kind its option takes.</summary>
internal static partial class OptionValueCheck
{
    public static void Ensure(OptionDeclaration option, string value)
    {
        if (Fault(option.Kind, value) is { } fault)
        {
            throw new MagicException($"{option.Switch} is \"{value}\", and {fault.Problem}.", $"Write it like this: {option.Switch} {fault.Example}");
        }
    }

    private static (string Problem, string Example)? Fault(ValueKind kind, string value) => kind switch
    {
        ValueKind.WholeNumber when !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) => ("that is not a whole number", "3"),
        ValueKind.Seconds when !IsSeconds(value) => ("that is not a number of seconds", "120"),
        ValueKind.Map when !MapText.TryRead(value, out _) => ("that is not a list of name=value", "\"depth=1, rounds=100\""),
        ValueKind.List when ListText.Read(value).Any(name => name.Length == 0) => ("that is not a list of names", "\"first, second\""),
        ValueKind.Variable when !Identifier().IsMatch(value) => ("that is not a name for a C# variable", "result"),
        ValueKind.Address when !IsAddress(value) => ("that is not an https address", "https://gateway.example:8080"),
        ValueKind.Text when value.Length == 0 => ("that is empty", "value"),
        _ => null,
    };

    // A day is longer than any wait makes sense, and far below what a timer can take.
    private static bool IsSeconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400;

    private static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

    [GeneratedRegex(@"^[_\p{L}][_\p{L}\p{Nd}]*\z")]
    private static partial Regex Identifier();
}
