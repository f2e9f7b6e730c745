using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Jobs;
using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training.Execution;

/// <summary>Takes in what the job's process says through its own channel.</summary>
internal sealed class JobReports(Job job)
{
    /// <summary>Whether the code ran to its end.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>Why the code failed, where it said so.</summary>
    internal string? Failure { get; private set; }

    internal async Task ReadAsync(Stream events)
    {
        using var reader = new StreamReader(events, leaveOpen: true);
        while (await reader.ReadLineAsync() is { } line)
        {
            // The last line of a process that was killed can be half a line.
            if (Parse(line) is { } report)
            {
                Take(report);
            }
        }
    }

    private static JobEvent? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, EngineJson.Default.JobEvent);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Take(JobEvent report)
    {
        switch (report.Kind)
        {
            case JobSignal.Done:
                IsDone = true;
                break;
            case JobSignal.Failed:
                Failure = report.Text;
                break;
            default:
                job.Report(report);
                break;
        }
    }
}
