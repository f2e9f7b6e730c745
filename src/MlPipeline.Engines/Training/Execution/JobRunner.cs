using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Training.Limits;
using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training.Execution;

/// <summary>Runs one job in its process from start to end and keeps its record.</summary>
internal sealed class JobRunner(JobProcesses processes, JobLimits limits, string node, TimeProvider time, ILogger<JobRunner> logger) : IDisposable
{
    /// <summary>How long a job that was asked to end may tidy up.</summary>
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(2);

    /// <summary>How long output is waited for after the process ended: a process it left behind may hold the other end open.</summary>
    private static readonly TimeSpan LastOutputTime = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();

    internal async Task RunAsync(Job job, CancellationToken cancellation)
    {
        using var process = processes.Take();
        job.MoveTo(JobStatus.Running, record => record with { Started = time.GetUtcNow(), Node = node, Pid = process.Id });
        logger.LogInformation("job {Id} of {User} runs in process {Process}", job.Id, job.User, process.Id);
        var outcome = await FollowAsync(job, process, cancellation);
        job.MoveTo(outcome.Status, record => record with { Finished = time.GetUtcNow(), Error = outcome.Error });
        logger.LogInformation("job {Id} of {User}: {Status}", job.Id, job.User, outcome.Status);
        if (!_stop.IsCancellationRequested)
        {
            processes.Prepare();
        }
    }

    /// <summary>Cuts off every job that runs.</summary>
    internal Task StopAsync() => _stop.CancelAsync();

    public void Dispose()
    {
        _stop.Dispose();
        processes.Dispose();
    }

    private async Task<JobOutcome> FollowAsync(Job job, JobProcess process, CancellationToken cancellation)
    {
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var ended = new CancellationTokenSource();
        var reports = new JobReports(job);
        var readers = Task.WhenAll(
            OutputLines.ReadAsync(process.Output, job.AppendLine),
            OutputLines.ReadAsync(process.Errors, job.AppendLine),
            reports.ReadAsync(process.Events));
        var watch = new JobWatch(job, process, limits, asked, time);
        var watching = watch.RunAsync(ended.Token);
        await AssignAsync(process, job);
        await WaitForEndAsync(process, asked.Token);
        process.Group.Kill();
        await ended.CancelAsync();
        await watching;
        await ReadToEndAsync(job, readers);
        return watch.Breach is { } breach ? new JobOutcome(JobStatus.Failed, breach) : Judge(process, reports, asked.Token);
    }

    private async Task ReadToEndAsync(Job job, Task readers)
    {
        try
        {
            await readers.WaitAsync(LastOutputTime, time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            logger.LogWarning("job {Id} left a process behind that holds its output open", job.Id);
        }

        if (job.OutputFailure is { } failure)
        {
            logger.LogWarning("the output of job {Id} could not be kept: {Reason}", job.Id, failure);
        }
    }

    /// <summary>A process that ended before it could be given its job says why through its exit code and its output.</summary>
    private async Task AssignAsync(JobProcess process, Job job)
    {
        try
        {
            await process.AssignAsync(job.Folder.Path);
        }
        catch (IOException exception)
        {
            logger.LogWarning("job {Id}: its process ended at once: {Reason}", job.Id, exception.Message);
        }
    }

    private async Task WaitForEndAsync(JobProcess process, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stop.Token);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
        }
    }

    private async Task EndAsync(JobProcess process)
    {
        if (!_stop.IsCancellationRequested)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            patience.CancelAfter(EndTime);
            try
            {
                await process.AskToEndAsync();
                await process.WaitForExitAsync(patience.Token);
                return;
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                logger.LogInformation("process {Process} did not end by itself and is ended", process.Id);
            }
        }

        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private JobOutcome Judge(JobProcess process, JobReports reports, CancellationToken cancellation)
    {
        if (reports.IsDone)
        {
            return new JobOutcome(JobStatus.Finished, null);
        }

        if (cancellation.IsCancellationRequested)
        {
            return new JobOutcome(JobStatus.Cancelled, null);
        }

        if (_stop.IsCancellationRequested)
        {
            return new JobOutcome(JobStatus.Interrupted, "The training engine was stopped while the job was running. Submit it again.");
        }

        return new JobOutcome(
            JobStatus.Failed,
            reports.Failure ?? $"The job's process ended with code {process.ExitCode} before the code was through. Its log has its last words.");
    }

    private sealed record JobOutcome(string Status, string? Error);
}
