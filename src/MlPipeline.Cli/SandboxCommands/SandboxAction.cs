using System.CommandLine;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Cli.SandboxCommands;

/// <summary>Runs a command on the sandbox of this user and words its failure: what is wrong and what to do, a line each.</summary>
internal static class SandboxAction
{
    /// <summary>Gives a command its action.</summary>
    public static void Set(Command command, Func<ParseResult, SandboxLauncher, CancellationToken, Task> run) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                await run(parsed, new SandboxLauncher(SandboxHome.Default()), cancellationToken);
                return 0;
            }
            catch (SandboxException exception)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                await Console.Error.WriteLineAsync(exception.NextStep);
                return 1;
            }
        });
}
