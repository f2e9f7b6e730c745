using System.CommandLine;
using MlPipeline.Benchmarks.Measuring;
using Spectre.Console;

namespace MlPipeline.Benchmarks.Swapping;

/// <summary><c>swap</c>: a model is exchanged again and again while it serves.</summary>
internal static class SwapCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often it is done.", DefaultValueFactory = _ => 1 };
        var rate = new Option<int>("--rate") { Description = "Requests a second.", DefaultValueFactory = _ => 500 };
        var seconds = new Option<int>("--seconds") { Description = "How long they come.", DefaultValueFactory = _ => 60 };
        var swaps = new Option<int>("--swaps") { Description = "How often the model is swapped meanwhile.", DefaultValueFactory = _ => 20 };
        var command = new Command("swap", "Models swapped under load, in a whole sandbox: failed and mixed answers.") { rounds, rate, seconds, swaps };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var measured = new List<SwapRound>();
            for (var round = 1; round <= arguments.GetValue(rounds); round++)
            {
                AnsiConsole.Console.MarkupLineInterpolated($"round {round}");
                measured.Add(await SwapRound.MeasureAsync(
                    arguments.GetValue(rate), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(swaps), cancellationToken));
            }

            MeasurementTable.Write(AnsiConsole.Console, "swap", [
                new Measurement("requests", [.. measured.Select(round => (double)round.Requests)], ""),
                new Measurement("failed", [.. measured.Select(round => (double)round.Failed)], "", 1),
                new Measurement("of one version with the number of another", [.. measured.Select(round => (double)round.Mixed)], "", 1),
                new Measurement("swaps seen in the answers", [.. measured.Select(round => (double)round.Swaps)], "", arguments.GetValue(swaps), MoreIsBetter: true),
                new Measurement("99 of 100 within", [.. measured.Select(round => round.P99)], "ms"),
            ]);
        });
        return command;
    }
}
