using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Running;

/// <summary>Watches a notebook run. Calls come from any thread, one after another for each cell.</summary>
public interface INotebookRunObserver
{
    /// <summary>A code cell begins.</summary>
    /// <param name="cell">The cell.</param>
    void CellStarted(NotebookCell cell);

    /// <summary>A running cell shows something.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="output">What it shows.</param>
    void CellOutput(NotebookCell cell, CellOutput output);

    /// <summary>A code cell has ended.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="result">How it ended.</param>
    void CellFinished(NotebookCell cell, CellResult result);
}
