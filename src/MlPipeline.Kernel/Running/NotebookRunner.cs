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
    /// <summary>Runs all code cells of a notebook.</summary>
    /// <param name="notebook">The notebook; outputs it had before are replaced.</param>
    /// <param name="cancellationToken">Interrupts the running cell and stops.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="NotebookFormatException">A cell is in a language that does not run here; no cell has run.</exception>
    public Task<NotebookRunResult> RunAsync(Notebook notebook, CancellationToken cancellationToken) =>
        RunAsync(notebook.Cells, cancellationToken);

    /// <summary>
    /// Runs code cells and, unless errors are allowed, stops at the first that fails. Cells below that one are left without outputs.
    /// </summary>
    /// <param name="cells">The cells, in the order to run; those that are not code are passed over, outputs of the others are replaced.</param>
    /// <param name="cancellationToken">Interrupts the running cell and stops.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="NotebookFormatException">A cell is in a language that does not run here; no cell has run.</exception>
    public async Task<NotebookRunResult> RunAsync(IEnumerable<NotebookCell> cells, CancellationToken cancellationToken)
    {
        var codeCells = cells
            .Where(cell => cell.Kind == CellKind.Code)
            .Select(cell => (Cell: cell, Code: cell.ToExecutableCode()))
            .ToList();
        foreach (var (cell, _) in codeCells)
        {
            cell.SetOutputs(executionCount: null, []);
        }

        var started = time.GetTimestamp();
        var executed = new List<ExecutedCell>();
        var recorders = new List<CellRecorder>();
        try
        {
            foreach (var (cell, code) in codeCells.Where(entry => entry.Code.Length > 0))
            {
                var recorder = new CellRecorder(cell, observer);
                recorders.Add(recorder);
                executed.Add(new ExecutedCell(cell, await RunCellAsync(cell, code, recorder, cancellationToken)));
                if (EndsRun(executed[^1]))
                {
                    return new NotebookRunResult(executed, time.GetElapsedTime(started), executed[^1]);
                }
            }

            return new NotebookRunResult(executed, time.GetElapsedTime(started), StoppedAt: null);
        }
        finally
        {
            // Only now, since a cell may update what an earlier one shows.
            recorders.ForEach(recorder => recorder.Store());
        }
    }

    private bool EndsRun(ExecutedCell cell) => cell.Result.Status switch
    {
        CellStatus.Ok => false,
        CellStatus.Failed => !options.AllowErrors,
        _ => true,
    };

    private async Task<CellResult> RunCellAsync(NotebookCell cell, string code, CellRecorder recorder, CancellationToken cancellationToken)
    {
        observer.CellStarted(cell);
        var result = await session.ExecuteAsync(code, recorder, options.CellTimeout, cancellationToken);
        recorder.ExecutionCount = result.ExecutionCount;
        observer.CellFinished(cell, result);
        return result;
    }
}
