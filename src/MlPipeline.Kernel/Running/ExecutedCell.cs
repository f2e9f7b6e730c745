using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Running;

/// <summary>A cell that was run.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Result">How it ended.</param>
public sealed record ExecutedCell(NotebookCell Cell, CellResult Result)
{
    /// <summary>Whether it ran to its end.</summary>
    public bool Succeeded => Result.Status == CellStatus.Ok;
}
