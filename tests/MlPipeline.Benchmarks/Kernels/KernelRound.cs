using System.Diagnostics;
using MlPipeline.Benchmarks.Measuring;

namespace MlPipeline.Benchmarks.Kernels;

/// <summary>One kernel from its start to its end, and what was measured on the way.</summary>
internal sealed record KernelRound(
    double ReadySeconds, double FirstCellSeconds, double WarmCellMilliseconds, double ResidentMebibytes, double UpdatesSeconds)
{
    private const int WarmCells = 30;

    public static async Task<KernelRound> MeasureAsync(InstalledSpec spec, int updates, CancellationToken cancellationToken)
    {
        var ports = FreePorts.Take(KernelProcess.Ports);
        var started = Stopwatch.GetTimestamp();
        await using var kernel = await KernelProcess.StartAsync(spec, ports, cancellationToken);
        var ready = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var first = Run(kernel, "6 * 7");

        var warm = Enumerable.Range(0, WarmCells).Select(i => Run(kernel, $"{i} + 1") * 1000).Order().ToList();
        var resident = ProcessMemory.ResidentMebibytes([kernel.Id]);

        if (updates == 0)
        {
            return new KernelRound(ready, first, warm[WarmCells / 2], resident, 0);
        }

        started = Stopwatch.GetTimestamp();
        var seen = kernel.CountUpdatesInOrder($"var shown = \"\".Display();\nfor (var i = 0; i < {updates}; i++) shown.Update(i.ToString());");
        return seen == updates
            ? new KernelRound(ready, first, warm[WarmCells / 2], resident, Stopwatch.GetElapsedTime(started).TotalSeconds)
            : throw new InvalidOperationException($"{seen} of {updates} updates came in order.");
    }

    private static double Run(KernelProcess kernel, string code)
    {
        var started = Stopwatch.GetTimestamp();
        kernel.Execute(code);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
