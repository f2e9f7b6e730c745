using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Interruption;

/// <summary>What loops and functions of cells pass, so that an interruption can end them. Cells need not call it.</summary>
public static class Checkpoint
{
    // How many cells are being stopped. Static, since it is read at each turn of each loop and must cost next to nothing.
    private static int _watched;

    /// <summary>Ends the cell where it was interrupted and has not ended by itself.</summary>
    /// <exception cref="OperationCanceledException">The cell is to end.</exception>
    public static void Pass()
    {
        if (Volatile.Read(ref _watched) > 0 && CellExecution.Current is { Code.IsStopping: true } cell)
        {
            throw new OperationCanceledException(cell.CancellationToken);
        }
    }

    internal static void Watch() => Interlocked.Increment(ref _watched);

    internal static void Unwatch() => Interlocked.Decrement(ref _watched);
}
