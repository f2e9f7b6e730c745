using System.CommandLine;
using MlPipeline.Benchmarks.Kernels;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.Benchmarks.Learning;
using MlPipeline.Benchmarks.Predicting;
using MlPipeline.Benchmarks.Swapping;
using MlPipeline.Benchmarks.Training;

var root = new RootCommand("Measures speed and memory, and prints tables of medians over rounds beside what is aimed at.");
root.Subcommands.Add(LabsCommand.Create());
root.Subcommands.Add(KernelCommand.Create());
root.Subcommands.Add(TrainCommand.Create());
root.Subcommands.Add(PredictCommand.Create());
root.Subcommands.Add(PredictCommand.CreateEcho());
root.Subcommands.Add(SwapCommand.Create());
root.Subcommands.Add(LearningCommand.Create());
root.Subcommands.Add(LearningCommand.CreateRead());
return await root.Parse(args).InvokeAsync();
