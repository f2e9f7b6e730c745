using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Running;

/// <summary>Runs the code cells of a notebook, top to bottom, in a session, and writes into the notebook what they show.</summary>
/// <param name="session">Runs the cells.</param>
/// <param name="observer">Is told of each cell.</param>
/// <param name="options">How to run.</param>
/// <param name="time">The clock.</param>
public sealed class NotebookRunner(NotebookSession session, INotebookRunObserver observer, NotebookRunOptions options, TimeProvider time)
{
    /// <summary>Runs the notebook and stops at the first cell that fails. Cells below that one are left without outputs.</summary>
    /// <param name="notebook">The notebook; outputs it had before are replaced.</param>
    /// <param name="cancellationToken">Interrupts the running cell and stops.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="NotebookFormatException">A cell is in a language that does not run here; no cell has run.</exception>
    public async Task<NotebookRunResult> RunAsync(Notebook notebook, CancellationToken cancellationToken)
    {
        var codeCells = notebook.Cells
            .Where(cell => cell.Kind == CellKind.Code)
            .Select(cell => (Cell: cell, Code: cell.ToExecutableCode()))
            .ToList();
        foreach (var (cell, _) in codeCells)
        {
            cell.SetOutputs(executionCount: null, []);
        }

        var started = time.GetTimestamp();
        var recorders = new List<CellRecorder>();
        try
        {
            foreach (var (cell, code) in codeCells.Where(entry => entry.Code.Length > 0))
            {
                var recorder = new CellRecorder(cell, observer);
                recorders.Add(recorder);
                var result = await RunCellAsync(cell, code, recorder, cancellationToken);
                if (result.Status != CellStatus.Ok)
                {
                    return new NotebookRunResult(recorders.Count, time.GetElapsedTime(started), cell, result);
                }
            }

            return new NotebookRunResult(recorders.Count, time.GetElapsedTime(started), StoppedAt: null, Stop: null);
        }
        finally
        {
            // Only now, since a cell may update what an earlier one shows.
            recorders.ForEach(recorder => recorder.Store());
        }
    }

    private async Task<CellResult> RunCellAsync(NotebookCell cell, string code, CellRecorder recorder, CancellationToken cancellationToken)
    {
        observer.CellStarted(cell);
        var result = await session.ExecuteAsync(code, recorder, options.CellTimeout, cancellationToken);
        recorder.ExecutionCount = result.ExecutionCount;
        observer.CellFinished(cell, result);
        return result;
    }
}
