using System.Globalization;
using MlPipeline.Engines.Training.Execution;
using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training.Limits;

/// <summary>Looks at a job while it runs: writes down what it reports, hears other members' wish to end it, and holds it to its limits.</summary>
internal sealed class JobWatch(Job job, JobProcess process, JobLimits limits, CancellationTokenSource cancellation, TimeProvider time)
{
    private const int LooksPerMeasure = 4;
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Which limit the job went beyond, in words for its record; null where it kept to all.</summary>
    internal string? Breach { get; private set; }

    /// <summary>Runs until the job has ended.</summary>
    internal async Task RunAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(LookInterval, time);
        var start = time.GetTimestamp();
        for (var look = 1; await NextAsync(timer, ended); look++)
        {
            job.SaveReports();
            if (job.Folder.IsCancelled)
            {
                await cancellation.CancelAsync();
            }

            Breach ??= OverTime(time.GetElapsedTime(start)) ?? (look % LooksPerMeasure == 0 ? OverSize() : null);
            if (Breach is not null)
            {
                process.Kill();
            }
        }
    }

    private string? OverTime(TimeSpan elapsed) => elapsed > limits.LongestRun
        ? Tell($"The job ran for more than {limits.LongestRun.TotalSeconds:F0} seconds", "Train on less, or raise", JobLimits.SecondsVariable)
        : null;

    private string? OverSize()
    {
        var (processes, memory) = process.Group.Measure();
        return processes > limits.Processes
                ? Tell($"The job had more than {limits.Processes} processes", "Start fewer, or raise", JobLimits.ProcessesVariable)
            : memory > limits.Memory
                ? Tell($"The job took more than {limits.Memory >> 20} MiB of memory", "Train on less, or raise", JobLimits.MemoryVariable)
            : process.Scratch.Measure() > limits.Scratch
                ? Tell($"The job wrote more than {limits.Scratch >> 20} MiB of temporary files", "Write less, or raise", JobLimits.ScratchVariable)
            : null;
    }

    private static string Tell(FormattableString what, string whatToDo, string variable) =>
        $"{what.ToString(CultureInfo.InvariantCulture)}, and was ended.\n{whatToDo} {variable} of role RESTServer.";

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken ended)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
