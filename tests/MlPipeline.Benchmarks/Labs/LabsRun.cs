using System.Diagnostics;
using MlPipeline.Contracts.Sandbox;

namespace MlPipeline.Benchmarks.Labs;

/// <summary>Runs the six labs as a reader would, in a home of their own.</summary>
internal static class LabsRun
{
    /// <returns>Wall time from the command to its end, in seconds.</returns>
    /// <exception cref="InvalidOperationException">A lab failed.</exception>
    public static async Task<double> MeasureSecondsAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "mlpipeline.dll"));
        start.ArgumentList.Add("run");
        start.ArgumentList.Add(FindNotebooks());
        start.ArgumentList.Add("--output");
        start.ArgumentList.Add(Path.Combine(folder.Path, "labs"));
        start.Environment[SandboxHome.Variable] = Path.Combine(folder.Path, "home");

        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return process.ExitCode == 0
            ? elapsed
            : throw new InvalidOperationException($"The labs failed with exit code {process.ExitCode}:\n{output}\n{await errors}");
    }

    private static string FindNotebooks()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var notebooks = Path.Combine(folder.FullName, "notebooks");
            if (File.Exists(Path.Combine(folder.FullName, "MlPipeline.Interactive.sln")))
            {
                return notebooks;
            }
        }

        throw new InvalidOperationException("The notebooks are not above this program; run it from a clone of the repository.");
    }
}
