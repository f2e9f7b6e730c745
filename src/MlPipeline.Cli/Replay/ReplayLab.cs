using MlPipeline.Cli.Pages;
using MlPipeline.Cli.Run;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Replay;

/// <summary>A lab as it is replayed.</summary>
/// <param name="Lab">Its place.</param>
/// <param name="Notebook">The notebook as recorded.</param>
internal sealed record ReplayLab(Lab Lab, Notebook Notebook)
{
    /// <summary>Names the lab in addresses.</summary>
    public string Key => Path.GetFileNameWithoutExtension(Lab.Name);

    public string Title => NotebookRenderer.TitleOf(Notebook);

    public string Lead => Outline.LeadOf(Notebook);

    public int Cells => Notebook.Cells.Count(cell => cell.Kind != CellKind.Raw);

    /// <summary>Whether outputs are recorded in it.</summary>
    public bool WasRun => Notebook.Cells.Any(cell => cell.ExecutionCount is not null);
}
