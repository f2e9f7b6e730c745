using System.CommandLine;
using MlPipeline.Cli.Run;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Replay;

/// <summary>Declares <c>mlpipeline replay</c>.</summary>
internal static class ReplayCommand
{
    private const int LargestPort = 65535;

    private static readonly string ExecutedLast = Path.Combine("artifacts", "labs");

    private static readonly Argument<string?> Folder = new("folder")
    {
        Description = "Folder with executed notebooks; by default those that 'mlpipeline run' wrote last, else notebooks.",
        DefaultValueFactory = _ => null,
    };

    private static readonly Option<int> Port = new("--port") { Description = "Listen on this port instead of a free one.", HelpName = "PORT" };
    private static readonly Option<bool> Open = new("--open") { Description = "Open the page in the browser." };
    private static readonly Option<string> Student = new("--student")
    {
        Description = "Run cells as this user.",
        HelpName = "NAME",
        DefaultValueFactory = _ => SandboxHome.DefaultStudent,
    };

    public static Command Create()
    {
        var command = new Command("replay", "Play executed labs step by step on a page of this machine.") { Folder, Port, Open, Student };
        Port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > LargestPort)
            {
                result.AddError($"A port is a number from 1 to {LargestPort}.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(Folder) ?? (Directory.Exists(ExecutedLast) ? ExecutedLast : "notebooks");
        var settings = new ReplaySettings(
            Path.GetFullPath(folder), parsed.GetValue(Port), parsed.GetValue(Open), parsed.GetRequiredValue(Student));
        try
        {
            await new ReplayServer(settings, SandboxHome.Default(), Console.Out, TimeProvider.System).RunAsync(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception e) when (e is RunException or NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
