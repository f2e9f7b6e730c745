using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Running;

/// <summary>How a notebook's run ended.</summary>
/// <param name="CellsRun">Code cells that were run, the failed one included.</param>
/// <param name="Elapsed">How long all took.</param>
/// <param name="StoppedAt">The cell that failed or was interrupted, or null where all went well.</param>
/// <param name="Stop">How that cell ended.</param>
public sealed record NotebookRunResult(int CellsRun, TimeSpan Elapsed, NotebookCell? StoppedAt, CellResult? Stop)
{
    /// <summary>Whether every cell ran to its end.</summary>
    public bool Succeeded => Stop is null;
}
