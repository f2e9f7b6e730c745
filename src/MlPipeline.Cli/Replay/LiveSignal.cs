using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Cli.Replay;

/// <summary>A cell has begun, changed what it shows, or ended.</summary>
/// <param name="Kind">Which of these.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Outputs">Gathers what it shows.</param>
/// <param name="Status">How it ended.</param>
internal sealed record LiveSignal(LiveSignalKind Kind, NotebookCell Cell, OutputCollector Outputs, CellStatus Status = CellStatus.Ok);
