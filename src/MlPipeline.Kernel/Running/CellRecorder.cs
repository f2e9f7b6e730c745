using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Running;

/// <summary>Gathers what one cell shows for the notebook file, and tells the observer of it.</summary>
internal sealed class CellRecorder(NotebookCell cell, INotebookRunObserver observer) : ICellFrontEnd
{
    private readonly OutputCollector _outputs = new();

    public int? ExecutionCount { get; set; }

    public void Show(CellOutput output)
    {
        _outputs.Add(output);
        observer.CellOutput(cell, output);
    }

    /// <summary>Writes into the notebook what the cell shows.</summary>
    public void Store() => cell.SetOutputs(ExecutionCount, _outputs.Snapshot());

    public Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A headless run takes no input.");
}
