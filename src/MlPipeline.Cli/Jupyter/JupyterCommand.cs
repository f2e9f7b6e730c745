using System.CommandLine;

namespace MlPipeline.Cli.Jupyter;

/// <summary><c>mlpipeline jupyter</c>: C# notebooks in Jupyter.</summary>
internal static class JupyterCommand
{
    public static Command Create()
    {
        var command = new Command("jupyter", "Make the C# kernel known to Jupyter, or take it away.");
        command.Subcommands.Add(InstallCommand.Create());
        command.Subcommands.Add(UninstallCommand.Create());
        command.Subcommands.Add(new KernelServeCommand());
        return command;
    }
}
