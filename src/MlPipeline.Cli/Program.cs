using System.CommandLine;
using MlPipeline.Cli.Replay;
using MlPipeline.Cli.Run;
using MlPipeline.Cli.SandboxCommands;

var root = new RootCommand("Learn and run a dynamic machine-learning pipeline on Kubernetes from C# notebooks.");
root.Subcommands.Add(RunCommand.Create());
root.Subcommands.Add(ReplayCommand.Create());
root.Subcommands.Add(SandboxCommand.Create());

// After Ctrl-C a command stops what it has started; the default of two seconds would cut that short.
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };
return await root.Parse(args).InvokeAsync(invocation);
