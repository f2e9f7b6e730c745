using System.CommandLine;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Cli.SandboxCommands;

/// <summary><c>mlpipeline sandbox reset</c>.</summary>
internal static class ResetCommand
{
    public static Command Create()
    {
        var command = new Command("reset", "Stop the sandbox and delete all it keeps: kdclusters, models, trips, passwords.");
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        command.Options.Add(yes);
        SandboxAction.Set(command, async (parsed, launcher, cancellationToken) =>
        {
            if (!parsed.GetValue(yes) && !Confirm(SandboxHome.Default()))
            {
                Console.WriteLine("Nothing was deleted.");
                return;
            }

            await launcher.ResetAsync(new LineProgress(Console.Out), cancellationToken);
            Console.WriteLine("The sandbox is gone; the next start makes a new one.");
        });
        return command;
    }

    private static bool Confirm(SandboxHome home)
    {
        if (Console.IsInputRedirected)
        {
            throw new SandboxException("This deletes all that the sandbox keeps, and there is nobody to ask.", "Give --yes to do it.");
        }

        Console.Write($"Delete everything in {home.Folder}? [y/N] ");
        return Console.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
