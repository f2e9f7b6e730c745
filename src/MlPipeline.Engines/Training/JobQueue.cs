using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Training;

/// <summary>Runs waiting jobs, as many at a time as the member has cores.</summary>
internal sealed class JobQueue(JobStore store, JobRunner runner, TimeProvider time, ILogger<JobQueue> logger)
{
    private readonly Lock _changing = new();
    private readonly FairChoice _choice = new();
    private readonly List<Job> _waiting = [];
    private readonly Dictionary<Job, Run> _running = [];
    private int _capacity;
    private bool _closed;

    /// <summary>Sets how many jobs may run at a time and starts those that wait.</summary>
    internal void Open(int capacity)
    {
        lock (_changing)
        {
            if (_capacity == 0)
            {
                _waiting.AddRange(store.All.Where(job => job.Record.Status == JobStatus.Queued));
            }

            _capacity = capacity;
            StartWaiting();
        }
    }

    internal Job Submit(TrainRequest request)
    {
        var job = store.Add(request);
        lock (_changing)
        {
            _waiting.Add(job);
            StartWaiting();
        }

        return job;
    }

    /// <summary>Ends a job; one that has ended already stays as it is, and false is returned.</summary>
    internal bool Cancel(Job job)
    {
        lock (_changing)
        {
            if (_running.TryGetValue(job, out var run) && !JobStatus.IsFinal(job.Record.Status))
            {
                run.Cancellation.Cancel();
                return true;
            }

            _waiting.Remove(job);
        }

        return job.MoveTo(JobStatus.Cancelled, record => record with { Finished = time.GetUtcNow() });
    }

    /// <summary>Cuts off the jobs that run; those that wait stay for the engine's next life.</summary>
    internal async Task StopAsync()
    {
        Task[] runs;
        lock (_changing)
        {
            _closed = true;
            runs = [.. _running.Values.Select(run => run.Task)];
        }

        await runner.StopAsync();
        await Task.WhenAll(runs);
    }

    private void StartWaiting()
    {
        while (!_closed && _running.Count < _capacity && _choice.Take(_waiting, _running.Keys) is { } job)
        {
            _waiting.Remove(job);
            var cancellation = new CancellationTokenSource();
            _running[job] = new Run(cancellation, Task.Run(() => RunAsync(job, cancellation)));
        }
    }

    private async Task RunAsync(Job job, CancellationTokenSource cancellation)
    {
        try
        {
            await runner.RunAsync(job, cancellation.Token);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "job {Id} could not be run", job.Id);
            Fail(job, exception);
        }

        lock (_changing)
        {
            _running.Remove(job);
            StartWaiting();
        }

        cancellation.Dispose();
    }

    private void Fail(Job job, Exception cause)
    {
        try
        {
            job.MoveTo(JobStatus.Failed, record => record with
            {
                Finished = time.GetUtcNow(),
                Error = $"The training engine could not run the job: {cause.Message}",
            });
        }
        catch (IOException exception)
        {
            logger.LogError(exception, "the record of job {Id} could not be written", job.Id);
        }
    }

    private sealed record Run(CancellationTokenSource Cancellation, Task Task);
}
