using System.CommandLine;
using MlPipeline.Benchmarks.Measuring;
using Spectre.Console;

namespace MlPipeline.Benchmarks.Serving;

/// <summary><c>apiserver</c>: how fast a Kubernetes API answers; the sandbox's, or any other.</summary>
internal static class ApiServerCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each is measured.", DefaultValueFactory = _ => 3 };
        var kubeconfig = new Option<string?>("--kubeconfig") { Description = "Measure the server of this kubeconfig instead of the sandbox's.", HelpName = "FILE" };
        var command = new Command("apiserver", "Creates, updates, reads, lists and watches of ConfigMaps of 0.5 kB.") { rounds, kubeconfig };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var measured = new List<ApiServerRound>();
            var starts = new List<double>();
            for (var round = 1; round <= arguments.GetValue(rounds); round++)
            {
                AnsiConsole.Console.MarkupLineInterpolated($"round {round}");
                await using var server = await MeasuredServer.StartAsync(arguments.GetValue(kubeconfig), cancellationToken);
                measured.Add(await ApiServerRound.MeasureAsync(server, cancellationToken));
                if (arguments.GetValue(kubeconfig) is null)
                {
                    starts.Add(await StartRound.MeasureAsync(cancellationToken));
                }
            }

            // Goals: a kube-apiserver 1.19 with etcd 3.4 on a machine like ours, measured with the same requests.
            MeasurementTable.Write(AnsiConsole.Console, "apiserver", [
                new Measurement("creates, 16 clients", [.. measured.Select(round => round.CreatesPerSecond)], "/s", 630, MoreIsBetter: true),
                new Measurement("updates, 16 clients", [.. measured.Select(round => round.UpdatesPerSecond)], "/s", 1000, MoreIsBetter: true),
                new Measurement("GET, one client", [.. measured.Select(round => round.GetsPerSecond)], "/s", 1000, MoreIsBetter: true),
                new Measurement("GET, one client, p50", [.. measured.Select(round => round.GetMedian)], "ms", 0.9),
                new Measurement("GET, one client, p99", [.. measured.Select(round => round.GetP99)], "ms"),
                new Measurement("GET, 16 clients", [.. measured.Select(round => round.ParallelGetsPerSecond)], "/s", 2300, MoreIsBetter: true),
                new Measurement("list of 1,000", [.. measured.Select(round => round.List1000)], "ms"),
                new Measurement("list of 2,000", [.. measured.Select(round => round.List2000)], "ms", 55),
                new Measurement("watch, 50 changes to 200 watchers", [.. measured.Select(round => round.EventsPerSecond)], "/s", 9000, MoreIsBetter: true),
                new Measurement("resident memory", [.. measured.Select(round => round.ResidentMebibytes).OfType<double>()], "MiB", (553 + 83) / 3.0),
                new Measurement("start with 10,000 objects", starts, "ms", 1000),
            ]);
        });
        return command;
    }
}
