using System.CommandLine;
using MlPipeline.Benchmarks.Measuring;
using Spectre.Console;

namespace MlPipeline.Benchmarks.Operating;

/// <summary><c>operator</c>: how fast kdclusters become what they are to be, and what watching over them costs.</summary>
internal static class OperatorCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each is measured.", DefaultValueFactory = _ => 3 };
        var clusters = new Option<int>("--clusters") { Description = "How many kdclusters at once.", DefaultValueFactory = _ => 100 };
        var command = new Command("operator", "A kdcluster's way to configured, a changed connection's way into its members, many kdclusters at once.")
        {
            rounds, clusters,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var (single, many) = (new List<ConnectionRound>(), new List<ManyClustersRound>());
            for (var round = 1; round <= arguments.GetValue(rounds); round++)
            {
                AnsiConsole.Console.MarkupLineInterpolated($"round {round}");
                single.Add(await ConnectionRound.MeasureAsync(cancellationToken));
                many.Add(await ManyClustersRound.MeasureAsync(arguments.GetValue(clusters), members: 2, cancellationToken));
            }

            MeasurementTable.Write(AnsiConsole.Console, "operator", [
                new Measurement("two-role kdcluster, from apply to configured", [.. single.Select(round => round.ConfiguredSeconds)], "s", 2),
                new Measurement("changed connection in every member", [.. single.SelectMany(round => round.ConnectionMilliseconds)], "ms", 300),
                new Measurement($"{arguments.GetValue(clusters)} kdclusters of two members, all configured", [.. many.Select(round => round.ConfiguredSeconds)], "s", 60),
                new Measurement("processor at rest with them, of one core", [.. many.Select(round => round.RestingPercent)], "%", 2),
            ]);
        });
        return command;
    }
}
