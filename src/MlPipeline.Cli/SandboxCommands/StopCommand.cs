using System.CommandLine;

namespace MlPipeline.Cli.SandboxCommands;

/// <summary><c>mlpipeline sandbox stop</c>.</summary>
internal static class StopCommand
{
    public static Command Create()
    {
        var command = new Command("stop", "Stop the sandbox and its pods; what is stored stays.");
        SandboxAction.Set(command, async (_, launcher, cancellationToken) =>
        {
            var ran = await launcher.StopAsync(new LineProgress(Console.Out), cancellationToken);
            Console.WriteLine(ran ? "The sandbox has stopped." : "No sandbox runs.");
        });
        return command;
    }
}
