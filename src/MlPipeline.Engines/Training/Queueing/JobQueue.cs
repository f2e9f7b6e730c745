using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Training.Execution;
using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training.Queueing;

/// <summary>
/// This member's part of the queue that all members share: takes waiting jobs, as many at a time as the member has cores, and looks after
/// what other members leave behind.
/// </summary>
internal sealed class JobQueue(
    JobStore store,
    TicketBoard board,
    ServedUsers served,
    MemberLeases leases,
    CutOffJobs cutOff,
    JobRunner runner,
    string node,
    TimeProvider time,
    ILogger<JobQueue> logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan CareInterval = TimeSpan.FromSeconds(3);

    private readonly Lock _changing = new();
    private readonly Dictionary<long, Run> _running = [];
    private readonly CancellationTokenSource _closed = new();
    private int _capacity;
    private Task _looking = Task.CompletedTask;

    /// <summary>Sets how many jobs may run here at a time and begins to take jobs.</summary>
    internal void Open(int capacity)
    {
        lock (_changing)
        {
            if (_capacity == 0)
            {
                leases.Renew();
                cutOff.Report(_running.ContainsKey);
                _looking = LookAsync();
            }

            _capacity = capacity;
            TakeWaiting();
        }
    }

    internal EngineRecord Submit(TrainRequest request, string? submission)
    {
        var (record, isNew) = store.Add(request, submission);
        if (isNew)
        {
            board.Add(new Ticket(record.Id, record.User ?? ""));
            lock (_changing)
            {
                TakeWaiting();
            }
        }

        return record;
    }

    /// <summary>Ends a job, whichever member has it.</summary>
    internal void Cancel(long id)
    {
        var job = store.FolderOf(id);
        File.WriteAllBytes(job.CancelFile, []);
        if (board.Waiting.FirstOrDefault(ticket => ticket.Job == id) is { } waiting && board.TryWithdraw(waiting, job))
        {
            using var withdrawn = store.Open(id);
            withdrawn?.MoveTo(JobStatus.Cancelled, record => record with { Finished = time.GetUtcNow() });
        }

        lock (_changing)
        {
            if (_running.TryGetValue(id, out var run))
            {
                run.Cancellation.Cancel();
            }
        }
    }

    /// <summary>Cuts off the jobs that run here; those that wait stay for other members, or for this one's next life.</summary>
    internal async Task StopAsync()
    {
        Task[] runs;
        lock (_changing)
        {
            _closed.Cancel();
            runs = [.. _running.Values.Select(run => run.Task)];
        }

        await runner.StopAsync();
        await Task.WhenAll(runs);
        await _looking;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _closed.Dispose();
    }

    private async Task LookAsync()
    {
        using var timer = new PeriodicTimer(LookInterval, time);
        var lastCare = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(_closed.Token))
            {
                lock (_changing)
                {
                    TakeWaiting();
                }

                if (time.GetElapsedTime(lastCare) >= CareInterval)
                {
                    Care();
                    lastCare = time.GetTimestamp();
                }
            }
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // The member stops.
        }
    }

    private void Care()
    {
        try
        {
            leases.Renew();
            cutOff.Report(IsMine);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("the tenant share does not answer: {Reason}", exception.Message);
        }
    }

    private bool IsMine(long job)
    {
        lock (_changing)
        {
            return _running.ContainsKey(job);
        }
    }

    private void TakeWaiting()
    {
        if (_closed.IsCancellationRequested || _running.Count >= _capacity)
        {
            return;
        }

        try
        {
            while (_running.Count < _capacity && TakeNext() is { } ticket)
            {
                var cancellation = new CancellationTokenSource();
                var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _running[ticket.Job] = new Run(cancellation, RunAsync(ticket, cancellation, turn.Task));
                turn.SetResult();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("no job can be taken: {Reason}", exception.Message);
        }
    }

    private Ticket? TakeNext()
    {
        var waiting = board.Waiting;
        if (waiting.Count == 0)
        {
            return null;
        }

        var next = FairChoice.Order(waiting, board.Running, served.LastServed).FirstOrDefault(ticket => board.TryTake(ticket, node));
        if (next is not null)
        {
            served.Serve(next.User);
        }

        return next is null ? null : next with { Node = node };
    }

    private async Task RunAsync(Ticket ticket, CancellationTokenSource cancellation, Task turn)
    {
        await turn;
        try
        {
            using var job = store.Open(ticket.Job);
            if (job is not null)
            {
                await RunAsync(job, cancellation.Token);
            }

            board.Remove(ticket);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "job {Id} could not be run", ticket.Job);
        }

        lock (_changing)
        {
            _running.Remove(ticket.Job);
            TakeWaiting();
        }

        cancellation.Dispose();
    }

    private async Task RunAsync(Job job, CancellationToken cancellation)
    {
        try
        {
            await runner.RunAsync(job, cancellation);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "job {Id} could not be run", job.Id);
            job.MoveTo(JobStatus.Failed, record => record with
            {
                Finished = time.GetUtcNow(),
                Error = $"The training engine could not run the job: {exception.Message}",
            });
        }
    }

    private sealed record Run(CancellationTokenSource Cancellation, Task Task);
}
