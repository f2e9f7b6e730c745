using System.CommandLine;
using MlPipeline.Benchmarks.Kernels;
using MlPipeline.Benchmarks.Labs;

var root = new RootCommand("Measures speed and memory, and prints tables of medians over rounds beside what is aimed at.");
root.Subcommands.Add(LabsCommand.Create());
root.Subcommands.Add(KernelCommand.Create());
return await root.Parse(args).InvokeAsync();
