namespace MlPipeline.Kernel.Running;

/// <summary>How a notebook's run ended.</summary>
/// <param name="Cells">The code cells that were run, in their order, failed ones included.</param>
/// <param name="Elapsed">How long all took.</param>
/// <param name="StoppedAt">The cell that ended the run by failing or being interrupted, or null where all were run.</param>
public sealed record NotebookRunResult(IReadOnlyList<ExecutedCell> Cells, TimeSpan Elapsed, ExecutedCell? StoppedAt)
{
    /// <summary>Whether the run came to the notebook's end; where errors are allowed, cells may have failed on the way.</summary>
    public bool Completed => StoppedAt is null;

    /// <summary>The cells that did not run to their end.</summary>
    public IEnumerable<ExecutedCell> Failures => Cells.Where(cell => !cell.Succeeded);
}
