using System.Globalization;

namespace MlPipeline.Engines.Configuration;

/// <summary>A limit that whoever runs an engine can set by an environment variable.</summary>
internal static class LimitVariable
{
    /// <summary>The limit that a variable names, or another where it is unset.</summary>
    /// <exception cref="FormatException">The variable holds no positive whole number.</exception>
    internal static long Read(string variable, long otherwise)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? limit
            : throw new FormatException($"{variable} is '{text}'. Set it to a whole number above zero, or leave it out for {otherwise}.");
    }
}
