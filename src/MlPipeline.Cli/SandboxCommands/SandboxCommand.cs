using System.CommandLine;

namespace MlPipeline.Cli.SandboxCommands;

/// <summary><c>mlpipeline sandbox</c>: the cluster on this machine.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var command = new Command("sandbox", "Start, look at and stop the sandbox: a cluster with KubeDirector on this machine.");
        command.Subcommands.Add(StartCommand.Create());
        command.Subcommands.Add(StopCommand.Create());
        command.Subcommands.Add(StatusCommand.Create());
        command.Subcommands.Add(ResetCommand.Create());
        command.Subcommands.Add(KubeconfigCommand.Create());
        command.Subcommands.Add(ServeCommand.Create());
        return command;
    }
}
