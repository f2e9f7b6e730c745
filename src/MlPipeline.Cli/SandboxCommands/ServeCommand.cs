using System.CommandLine;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Hosting;

namespace MlPipeline.Cli.SandboxCommands;

/// <summary><c>mlpipeline sandbox serve</c>: the sandbox in the foreground, for those who look into it.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Run the sandbox in the foreground.") { Hidden = true };
        var options = new StartOptions();
        options.AddTo(command);
        SandboxAction.Set(command, (parsed, _, cancellationToken) =>
            SandboxServer.RunAsync(SandboxHome.Default(), options.Read(parsed), cancellationToken));
        return command;
    }
}
