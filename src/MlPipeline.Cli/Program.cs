using System.CommandLine;
using MlPipeline.Cli.Data;
using MlPipeline.Cli.Jupyter;
using MlPipeline.Cli.OperatorCommands;
using MlPipeline.Cli.Replay;
using MlPipeline.Cli.Run;
using MlPipeline.Cli.SandboxCommands;

var root = new RootCommand("Learn and run a dynamic machine-learning pipeline on Kubernetes from C# notebooks.");
root.Subcommands.Add(RunCommand.Create());
root.Subcommands.Add(ReplayCommand.Create());
root.Subcommands.Add(SandboxCommand.Create());
root.Subcommands.Add(OperatorCommand.Create());
root.Subcommands.Add(JupyterCommand.Create());
root.Subcommands.Add(DataCommand.Create());

// After Ctrl-C a command stops what it has started; the default of two seconds would cut that short. A kernel takes it as an
// interruption of the cell that runs and lives on.
var parsed = root.Parse(args);
var serves = parsed.CommandResult.Command is KernelServeCommand;
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = serves ? null : TimeSpan.FromSeconds(30) });
