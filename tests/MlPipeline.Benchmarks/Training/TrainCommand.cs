using System.CommandLine;
using MlPipeline.Benchmarks.Measuring;
using Spectre.Console;

namespace MlPipeline.Benchmarks.Training;

/// <summary><c>train</c>: what a job costs beside the training itself, and how a queue of many users is worked off.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each is measured.", DefaultValueFactory = _ => 3 };
        var queues = new Option<int>("--queues") { Description = "How often the queue of 48 jobs is worked off.", DefaultValueFactory = _ => 1 };
        var command = new Command("train", "Overhead of training jobs, and 48 jobs of 8 users on two members.") { rounds, queues };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var console = AnsiConsole.Console;
            var jobs = new List<TrainingRound>();
            for (var round = 1; round <= arguments.GetValue(rounds); round++)
            {
                console.MarkupLineInterpolated($"round {round}: jobs");
                jobs.Add(await TrainingRound.MeasureAsync(cancellationToken));
            }

            var worked = new List<QueueRound>();
            for (var round = 1; round <= arguments.GetValue(queues); round++)
            {
                console.MarkupLineInterpolated($"round {round}: a queue");
                worked.Add(await QueueRound.MeasureAsync(cancellationToken));
            }

            MeasurementTable.Write(console, "train", [
                new Measurement("the training as a call", [.. jobs.Select(round => round.Direct)], "ms"),
                new Measurement("job more than that: first of an engine", [.. jobs.Select(round => round.Cold - round.Direct)], "ms", 1500),
                new Measurement("job more than that: warm, new code", [.. jobs.Select(round => round.Warm - round.Direct)], "ms", 200),
                new Measurement("job more than that: warm, code seen before", [.. jobs.Select(round => round.Kept - round.Direct)], "ms", 200),
                new Measurement("48 jobs of 8 users on two members", [.. worked.Select(round => round.Seconds)], "s"),
                new Measurement("largest lead of a user over one who waits", [.. worked.Select(round => (double)round.LargestLead)], "jobs"),
                new Measurement("jobs of the member with fewer", [.. worked.Select(round => (double)round.SmallestShare)], "jobs"),
            ]);
        });
        return command;
    }
}
