using System.CommandLine;
using MlPipeline.Benchmarks.Measuring;
using Spectre.Console;

namespace MlPipeline.Benchmarks.Labs;

/// <summary><c>labs</c>: the whole walk, and the parts of it that a reader waits for.</summary>
internal static class LabsCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each is measured.", DefaultValueFactory = _ => 3 };
        var command = new Command("labs", "All six labs, the sandbox's start, a kdcluster's way to configured, and memory at rest.") { rounds };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var console = AnsiConsole.Console;
            var parts = new List<SandboxRound>();
            var labs = new List<double>();
            for (var round = 1; round <= arguments.GetValue(rounds); round++)
            {
                console.MarkupLineInterpolated($"round {round}: a sandbox");
                parts.Add(await SandboxRound.MeasureAsync(cancellationToken));
                console.MarkupLineInterpolated($"round {round}: the six labs");
                labs.Add(await LabsRun.MeasureSecondsAsync(cancellationToken));
            }

            MeasurementTable.Write(console, "labs", [
                new Measurement("all six labs", labs, "s", 60),
                new Measurement("sandbox, from start to first log-in", [.. parts.Select(part => part.FirstLoginSeconds)], "s", 3),
                new Measurement("two-role kdcluster, from apply to configured", [.. parts.Select(part => part.ConfiguredSeconds)], "s", 4),
                new Measurement("sandbox with the shared training cluster, resident", [.. parts.Select(part => part.ResidentMebibytes)], "MiB", 400),
            ]);
        });
        return command;
    }
}
