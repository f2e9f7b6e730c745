using System.Runtime;

namespace MlPipeline.Kernel.Interruption;

/// <summary>
/// Where the C# of one cell runs: threads of the pool, with this as their context, so that whatever the cell awaits leads back
/// here. By that it is known which threads are in the cell's code, and they can be stopped. Several may be in it at once: a
/// single one would wait for itself where a cell blocks on a task, as notebooks often do.
/// </summary>
internal sealed class CellCode(Action<Exception> unobserved) : SynchronizationContext, IDisposable
{
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly HashSet<Thread> _threads = [];
    private readonly CancellationTokenSource _abort = new();
    private readonly CancellationTokenSource _abandoned = new();
    private bool _stopping;

    /// <summary>Whether the code is told to stop; it then leaves its next loop's turn by an exception.</summary>
    public bool IsStopping => Volatile.Read(ref _stopping);

    /// <summary>Runs code.</summary>
    /// <exception cref="OperationCanceledException">It was stopped from outside.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> start)
    {
        var started = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.QueueUserWorkItem(_ => Enter(() => started.SetResult(start()), e => started.TrySetException(e)));
        var running = await started.Task.ConfigureAwait(false);
        return await running.WaitAsync(_abandoned.Token).ConfigureAwait(false);
    }

    /// <summary>Gives interrupted code time to end in its own way, then makes it stop where that can be done without harm.</summary>
    /// <param name="work">Ends when the code has.</param>
    /// <param name="grace">How long all may take.</param>
    /// <param name="time">The clock.</param>
    public async Task StopAsync(Task work, TimeSpan grace, TimeProvider time)
    {
        await EndsWithinAsync(work, grace / 2, time);
        if (!work.IsCompleted)
        {
            Stop();
            await EndsWithinAsync(work, grace / 2, time);
        }

        if (!work.IsCompleted)
        {
            AbandonWhereIdle();
            await EndsWithinAsync(work, LastMoment, time);
        }
    }

    /// <summary>Lets loops end, wakes threads that wait, and leaves code behind that no thread is in.</summary>
    private void Stop()
    {
        lock (_lock)
        {
            Volatile.Write(ref _stopping, true);
            Checkpoint.Watch();
            foreach (var thread in _threads)
            {
                thread.Interrupt();
            }

            AbandonWhereIdle();
        }
    }

    // Code that only awaits something can be left behind: what it awaits finds nobody to go on with.
    private void AbandonWhereIdle()
    {
        lock (_lock)
        {
            if (_threads.Count == 0)
            {
                _abandoned.Cancel();
            }
        }
    }

    /// <summary>
    /// Aborts the threads of code that was told to stop and did not, wherever they are. The last resort: the runtime cannot do
    /// it everywhere, and on Linux half of the processes did not survive it where a library was at work.
    /// </summary>
    public void Abort()
    {
        if (IsStopping)
        {
            _ = _abort.CancelAsync();
        }
    }

    public override void Post(SendOrPostCallback d, object? state) =>
        ThreadPool.QueueUserWorkItem(_ => Enter(() => d(state), unobserved));

    public override SynchronizationContext CreateCopy() => this;

    public void Dispose()
    {
        lock (_lock)
        {
            if (_stopping)
            {
                Checkpoint.Unwatch();
            }
        }
    }

    private void Enter(Action run, Action<Exception> failed)
    {
        if (!TryEnter())
        {
            return;
        }

        SetSynchronizationContext(this);
        try
        {
#pragma warning disable SYSLIB0046 // Not for everyday use, says the runtime; for a notebook that would else have to be restarted it is.
            ControlledExecution.Run(run, _abort.Token);
#pragma warning restore SYSLIB0046
        }
#pragma warning disable CA1031 // Here ends a thread of the pool: what nobody catches would end the process.
        catch (Exception e)
        {
            failed(e);
        }
#pragma warning restore CA1031
        finally
        {
            SetSynchronizationContext(null);
            Leave();
        }
    }

    private bool TryEnter()
    {
        lock (_lock)
        {
            return !_abandoned.IsCancellationRequested && _threads.Add(Thread.CurrentThread);
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _threads.Remove(Thread.CurrentThread);
        }

        if (IsStopping)
        {
            ForgetInterrupt();
        }
    }

    private static async Task EndsWithinAsync(Task work, TimeSpan timeout, TimeProvider time)
    {
        using var waiting = new CancellationTokenSource();
        await Task.WhenAny(work, Task.Delay(timeout, time, waiting.Token));
        await waiting.CancelAsync();
    }

    // An interrupt that found the thread at work would else hit whoever gets it next from the pool.
    private static void ForgetInterrupt()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            // That was it.
        }
    }
}
