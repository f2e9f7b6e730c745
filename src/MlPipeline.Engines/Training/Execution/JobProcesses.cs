using MlPipeline.Engines.Training.Limits;

namespace MlPipeline.Engines.Training.Execution;

/// <summary>
/// Gives each job a process. When a job has ended, a process is started ahead of the next one and warms up meanwhile; one that nobody
/// asked for in a while ends, so that an engine at rest holds none.
/// </summary>
internal sealed class JobProcesses(JobLimits limits, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan SpareLife = TimeSpan.FromMinutes(2);

    private readonly Lock _changing = new();
    private JobProcess? _spare;
    private ITimer? _spareEnd;
    private bool _closed;

    internal JobProcess Take()
    {
        lock (_changing)
        {
            var spare = _spare;
            _spare = null;
            _spareEnd?.Dispose();
            if (spare is { HasExited: false })
            {
                return spare;
            }

            spare?.Dispose();
            return JobProcess.Start(limits);
        }
    }

    /// <summary>Starts a process ahead of the next job, unless there is one.</summary>
    internal void Prepare()
    {
        lock (_changing)
        {
            if (_closed || _spare is { HasExited: false })
            {
                return;
            }

            _spare?.Dispose();
            _spare = JobProcess.Start(limits);
            _spareEnd?.Dispose();
            _spareEnd = time.CreateTimer(_ => EndSpare(), state: null, SpareLife, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_changing)
        {
            _closed = true;
        }

        EndSpare();
    }

    private void EndSpare()
    {
        lock (_changing)
        {
            _spare?.Dispose();
            _spare = null;
            _spareEnd?.Dispose();
        }
    }
}
