using System.Diagnostics;

namespace MlPipeline.Benchmarks.Kernels;

/// <summary>Many kernels that start at the same time, as when a class opens its notebooks.</summary>
internal static class KernelsTogether
{
    /// <returns>Seconds from the start to the last one's first result.</returns>
    public static async Task<double> MeasureSecondsAsync(InstalledSpec spec, int count, CancellationToken cancellationToken)
    {
        var ports = FreePorts.Take(count * KernelProcess.Ports).Chunk(KernelProcess.Ports);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(ports.Select(own => Task.Run(() => RunOneAsync(spec, own, cancellationToken), cancellationToken)));
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task RunOneAsync(InstalledSpec spec, IReadOnlyList<int> ports, CancellationToken cancellationToken)
    {
        await using var kernel = await KernelProcess.StartAsync(spec, ports, cancellationToken);
        kernel.Execute("6 * 7");
    }
}
