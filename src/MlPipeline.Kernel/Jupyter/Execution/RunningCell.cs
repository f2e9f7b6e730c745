namespace MlPipeline.Kernel.Jupyter.Execution;

/// <summary>The cell that runs just now, as seen by whoever wants to interrupt it.</summary>
internal sealed class RunningCell
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _interruption;

    /// <summary>Interrupts the cell.</summary>
    /// <returns>False where none runs.</returns>
    public bool Interrupt()
    {
        lock (_lock)
        {
            // Not in this thread: what hangs on the token may take its time.
            _ = _interruption?.CancelAsync();
            return _interruption is not null;
        }
    }

    /// <summary>Runs a cell so that it can be interrupted.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Set(interruption);
        try
        {
            return await run(interruption.Token);
        }
        finally
        {
            Set(null);
        }
    }

    private void Set(CancellationTokenSource? interruption)
    {
        lock (_lock)
        {
            _interruption = interruption;
        }
    }
}
