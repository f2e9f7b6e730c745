using System.Text.Json;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Grammar;

/// <summary>Fills in what stands for something else in the values of one line: placeholders, and one C# variable.</summary>
/// <param name="host">Has the variables.</param>
/// <param name="placeholders">Values of the placeholders, asked for only where one is there.</param>
internal sealed class LineValues(INotebookHost host, Func<IReadOnlyDictionary<string, string>> placeholders)
{
    private const string VariablePrefix = "@csharp:";

    private bool _hasVariable;

    public string Fill(string value) => value.StartsWith(VariablePrefix, StringComparison.Ordinal)
        ? Variable(value[VariablePrefix.Length..])
        : Placeholders.Fill(value, placeholders);

    private string Variable(string name)
    {
        if (_hasVariable)
        {
            throw new MagicException("There are two values from C# variables on this line.", "Some hosts take only one: write the other one out, or use the C# API.");
        }

        _hasVariable = true;
        if (!host.TryGetVariable(name, out var value) || value is null)
        {
            throw new MagicException($"There is no C# variable {name}, or it is null.", "Make it in a cell before this one, or correct its name.");
        }

        return value switch
        {
            string text => text,
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => JsonSerializer.Serialize(value, value.GetType()),
        };
    }
}
