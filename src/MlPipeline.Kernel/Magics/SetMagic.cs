using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Kernel.Magics;

/// <summary>Sets a variable to a text, to another variable's value, or to what the reader types.</summary>
internal sealed class SetMagic(INotebookHost host, Func<string, CancellationToken, Task<string>> readLine) : IMagic
{
    private const string Usage = "#!set --name <variable> --value <text, @csharp:variable, @input:prompt or @password:prompt>";

    public string Name => "set";

    public string Summary => $"Set a variable: {Usage}";

    public bool TakesArguments => true;

    public async Task RunAsync(CellSegment segment, CancellationToken cancellationToken)
    {
        var arguments = MagicArguments.Parse(segment.Magic!, Usage, "--name", "--value");
        var value = await ReadAsync(arguments.Get("--value"), cancellationToken);
        await host.SetVariableAsync(arguments.Get("--name"), value, cancellationToken);
    }

    private async Task<object> ReadAsync(string value, CancellationToken cancellationToken)
    {
        var (source, rest) = value.StartsWith('@') && value.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
            ? (value[..colon], value[(colon + 1)..])
            : ("", value);
        return source switch
        {
            "@csharp" => SessionVariable.Get(host, rest),
            "@input" => await readLine(rest, cancellationToken),
            "@password" => await host.ReadPasswordAsync(rest, cancellationToken),
            _ => value,
        };
    }
}
