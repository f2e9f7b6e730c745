using System.CommandLine;
using MlPipeline.Benchmarks.Measuring;
using Spectre.Console;

namespace MlPipeline.Benchmarks.Kernels;

/// <summary><c>kernel</c>: the C# kernel for Jupyter, as a front end meets it.</summary>
internal static class KernelCommand
{
    // What .NET Interactive needed on a machine of two cores; where it is there it is measured anew.
    private static readonly KernelRound Reference = new(1.8, 2.0, 24, 312_000_000.0 / (1 << 20), 0);

    private const int Updates = 10_000;
    private const int KernelsAtOnce = 10;

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each is measured.", DefaultValueFactory = _ => 5 };
        var tool = new Option<string>("--tool")
        {
            Description = "The program to measure, for example a published mlpipeline.dll.",
            HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "mlpipeline.dll"),
        };
        var peer = new Option<string?>("--peer")
        {
            Description = "The program dotnet-interactive, to be measured in the same run; the goals are half of what it needs.",
            HelpName = "FILE",
        };
        var command = new Command("kernel", "Start of the kernel, first and warm cells, memory, many updates, ten kernels at once.") { rounds, tool, peer };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var console = AnsiConsole.Console;
            var spec = await InstalledSpec.CreateAsync(Path.GetFullPath(arguments.GetRequiredValue(tool)), cancellationToken);
            var peerSpec = arguments.GetValue(peer) is { } program ? InstalledSpec.OfPeer(Path.GetFullPath(program)) : null;
            var peers = new List<KernelRound>();
            var single = new List<KernelRound>();
            var together = new List<double>();
            for (var round = 1; round <= arguments.GetValue(rounds); round++)
            {
                console.MarkupLineInterpolated($"round {round}: a kernel");
                single.Add(await KernelRound.MeasureAsync(spec, Updates, cancellationToken));
                if (peerSpec is not null)
                {
                    console.MarkupLineInterpolated($"round {round}: .NET Interactive");
                    peers.Add(await KernelRound.MeasureAsync(peerSpec, updates: 0, cancellationToken));
                }

                console.MarkupLineInterpolated($"round {round}: {KernelsAtOnce} kernels");
                together.Add(await KernelsTogether.MeasureSecondsAsync(spec, KernelsAtOnce, cancellationToken));
            }

            MeasurementTable.Write(console, "kernel", [.. Compare(single, peers), .. Alone(single, together)]);
        });
        return command;
    }

    private static IEnumerable<Measurement> Compare(List<KernelRound> own, List<KernelRound> peers)
    {
        (string Name, string Unit, Func<KernelRound, double> Value)[] rows =
        [
            ("from start to kernel_info_reply", "s", round => round.ReadySeconds),
            ("first cell, sent as soon as the kernel answers", "s", round => round.FirstCellSeconds),
            ("warm trivial cell", "ms", round => round.WarmCellMilliseconds),
            ("resident after 30 cells", "MiB", round => round.ResidentMebibytes),
        ];
        foreach (var (name, unit, value) in rows)
        {
            var reference = new Measurement($"{name}, .NET Interactive", [.. peers.Select(value)], unit, double.PositiveInfinity);
            var half = (peers.Count > 0 ? reference.Median : value(Reference)) / 2;
            yield return new Measurement(name, [.. own.Select(value)], unit, half);
            if (peers.Count > 0)
            {
                yield return reference;
            }
        }
    }

    /// <summary>What that host is not asked for.</summary>
    private static IEnumerable<Measurement> Alone(List<KernelRound> own, List<double> together) =>
    [
        new Measurement($"{Updates} display updates, all and in order", [.. own.Select(round => round.UpdatesSeconds)], "s", 5),
        new Measurement(
            $"{KernelsAtOnce} kernels at once, to the last one's first result", together, "s", KernelsAtOnce * (Reference.ReadySeconds + Reference.FirstCellSeconds) / 2),
    ];
}
