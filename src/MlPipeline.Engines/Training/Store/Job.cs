using System.Globalization;
using System.Text;
using System.Text.Json;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Training.Store;

/// <summary>
/// A job in the hands of the member that changes it: its record, its output and its events. All others read them from its folder.
/// </summary>
internal sealed class Job : IDisposable
{
    /// <summary>What of the output is kept; code that prints more than that goes on unheard.</summary>
    private const long LargestOutput = 16L << 20;

    private readonly Lock _changing = new();
    private readonly JobLog _output;
    private readonly JobLog _events;
    private volatile EngineRecord _record;
    private bool _full;
    private bool _changed;

    internal Job(JobFolder folder, EngineRecord record)
    {
        Folder = folder;
        _record = record;
        _output = new JobLog(folder.OutputFile);
        _events = new JobLog(folder.EventsFile);
    }

    internal long Id => _record.Id;

    internal string User => _record.User ?? "";

    internal JobFolder Folder { get; }

    internal EngineRecord Record => _record;

    /// <summary>Why not all of the output could be kept, or null.</summary>
    internal string? OutputFailure => _output.Failure;

    /// <summary>Moves the job to another state, unless it has ended already.</summary>
    /// <param name="status">One of <see cref="JobStatus"/>.</param>
    /// <param name="change">What else changes with it.</param>
    internal bool MoveTo(string status, Func<EngineRecord, EngineRecord> change)
    {
        lock (_changing)
        {
            if (JobStatus.IsFinal(_record.Status))
            {
                return false;
            }

            _record = change(_record) with { Status = status };
            try
            {
                // On disk first: a state that was told must still hold after a crash.
                Save();
            }
            finally
            {
                Announce(status);
            }

            return true;
        }
    }

    internal void AppendLine(string line)
    {
        lock (_changing)
        {
            if (_full)
            {
                return;
            }

            _full = _output.Length + line.Length > LargestOutput;
            var kept = _full ? $"[the output is larger than {LargestOutput >> 20} MiB; the rest is not kept]" : line;
            _output.Append(Encoding.UTF8.GetBytes(kept + "\n"));
            Publish(new JobEvent(JobEvent.Log, kept));
        }
    }

    /// <summary>Takes over what the code reports of itself.</summary>
    internal void Report(JobEvent report)
    {
        lock (_changing)
        {
            _record = report.Kind switch
            {
                JobEvent.Progress => _record with { Progress = report.Value, ProgressText = report.Text },
                JobEvent.Metric => _record with
                {
                    Metrics = new SortedDictionary<string, double>(
                        new Dictionary<string, double>(_record.Metrics ?? new Dictionary<string, double>())
                        {
                            [report.Text] = report.Value ?? double.NaN,
                        },
                        StringComparer.Ordinal),
                },
                JobEvent.Artifact => _record with { Artifacts = [.. (_record.Artifacts ?? []).Where(path => path != report.Text), report.Text] },
                _ => _record,
            };
            _changed = true;
            Publish(report);
        }
    }

    /// <summary>Writes down what was reported since the last time; code may report far more often than anybody reads.</summary>
    internal void SaveReports()
    {
        lock (_changing)
        {
            if (_changed && !JobStatus.IsFinal(_record.Status))
            {
                Save();
            }
        }
    }

    public void Dispose()
    {
        lock (_changing)
        {
            _output.Dispose();
            _events.Dispose();
        }
    }

    /// <summary>Writes the record down in one step, so that a crash leaves the old one or the new one.</summary>
    private void Save()
    {
        _changed = false;
        var draft = Folder.RecordFile + ".part";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(_record, EngineJson.Default.EngineRecord));
        File.Move(draft, Folder.RecordFile, overwrite: true);
    }

    private void Announce(string status)
    {
        Publish(new JobEvent(JobEvent.State, status));
        if (JobStatus.IsFinal(status))
        {
            Dispose();
            File.WriteAllBytes(Folder.EndFile, []);
        }
    }

    private void Publish(JobEvent jobEvent) => _events.Append(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"event: {jobEvent.Kind}\ndata: {JsonSerializer.Serialize(jobEvent, EngineJson.Default.JobEvent)}\n\n")));
}
