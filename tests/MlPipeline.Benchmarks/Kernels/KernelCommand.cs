using System.CommandLine;
using MlPipeline.Benchmarks.Measuring;
using Spectre.Console;

namespace MlPipeline.Benchmarks.Kernels;

/// <summary><c>kernel</c>: the C# kernel for Jupyter, as a front end meets it.</summary>
internal static class KernelCommand
{
    // Half of what .NET Interactive needed on a machine of two cores.
    private const double ReadyGoal = 0.9;
    private const double FirstCellGoal = 1.0;
    private const double WarmCellGoal = 12;
    private const double MemoryGoal = 156;

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
        var command = new Command("kernel", "Start of the kernel, first and warm cells, memory, many updates, ten kernels at once.") { rounds, tool };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var console = AnsiConsole.Console;
            var spec = await InstalledSpec.CreateAsync(Path.GetFullPath(arguments.GetRequiredValue(tool)), cancellationToken);
            var single = new List<KernelRound>();
            var together = new List<double>();
            for (var round = 1; round <= arguments.GetValue(rounds); round++)
            {
                console.MarkupLineInterpolated($"round {round}: a kernel");
                single.Add(await KernelRound.MeasureAsync(spec, Updates, cancellationToken));
                console.MarkupLineInterpolated($"round {round}: {KernelsAtOnce} kernels");
                together.Add(await KernelsTogether.MeasureSecondsAsync(spec, KernelsAtOnce, cancellationToken));
            }

            MeasurementTable.Write(console, "kernel", [
                new Measurement("from start to kernel_info_reply", [.. single.Select(round => round.ReadySeconds)], "s", ReadyGoal),
                new Measurement("first cell, sent as soon as the kernel answers", [.. single.Select(round => round.FirstCellSeconds)], "s", FirstCellGoal),
                new Measurement("warm trivial cell", [.. single.Select(round => round.WarmCellMilliseconds)], "ms", WarmCellGoal),
                new Measurement("resident after 30 cells", [.. single.Select(round => round.ResidentMebibytes)], "MiB", MemoryGoal),
                new Measurement($"{Updates} display updates, all and in order", [.. single.Select(round => round.UpdatesSeconds)], "s", 5),
                new Measurement($"{KernelsAtOnce} kernels at once, to the last one's first result", together, "s", KernelsAtOnce * (ReadyGoal + FirstCellGoal)),
            ]);
        });
        return command;
    }
}
