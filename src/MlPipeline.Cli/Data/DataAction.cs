using System.CommandLine;
using System.Diagnostics;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Cli.Data;

/// <summary>
/// Hands a data command on to the engines' program, which has what learns: this one need not carry it. Its output and its end are this
/// program's own.
/// </summary>
internal static class DataAction
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "engines", "MlPipeline.Engines.dll");

    public static Command Create(string name, string description, params DataOption[] options)
    {
        var command = new Command(name, description);
        var parsed = options.Select(Declare).ToList();
        parsed.ForEach(command.Options.Add);
        command.SetAction((arguments, cancellationToken) => RunAsync(
            [name, .. parsed.SelectMany(option => arguments.GetValue(option) is { } value ? new[] { option.Name, value } : [])], cancellationToken));
        return command;
    }

    private static Option<string?> Declare(DataOption option)
    {
        var declared = new Option<string?>("--" + option.Name) { Description = option.Description, HelpName = option.Value, Required = option.IsRequired };
        if (option.Default is not null)
        {
            declared.DefaultValueFactory = _ => option.Default;
        }

        return declared;
    }

    private static async Task<int> RunAsync(IEnumerable<string> words, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(DotnetPath(), [Program, EngineNames.DataSet, .. words]))
            ?? throw new InvalidOperationException("The operating system started no process.");
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // Started by the dotnet host, this program runs on it; started by its own launcher, on the one that is on PATH.
    private static string DotnetPath() =>
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? host : "dotnet";
}
