using System.Diagnostics;

namespace MlPipeline.Benchmarks.Measuring;

/// <summary>Resident memory of processes.</summary>
internal static class ProcessMemory
{
    private const double Mebibyte = 1024 * 1024;

    /// <returns>Resident memory of all the processes together, in MiB.</returns>
    public static double ResidentMebibytes(IEnumerable<int> processIds) =>
        processIds.Sum(id =>
        {
            using var process = Process.GetProcessById(id);
            return process.WorkingSet64 / Mebibyte;
        });
}
