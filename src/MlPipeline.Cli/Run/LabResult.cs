using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Running;

namespace MlPipeline.Cli.Run;

/// <summary>How a notebook of a run ended.</summary>
/// <param name="Lab">The notebook's place.</param>
/// <param name="Notebook">The notebook.</param>
/// <param name="Run">How it ended, or null where it was not run.</param>
internal sealed record LabResult(Lab Lab, Notebook Notebook, NotebookRunResult? Run);
