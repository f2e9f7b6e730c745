using MlPipeline.Cli.Run;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Replay;

/// <summary>The labs of a folder, read anew each time, so that a run meanwhile is seen.</summary>
internal sealed class ReplayLibrary(string folder)
{
    public async Task<IReadOnlyList<ReplayLab>> LoadAsync(CancellationToken cancellationToken)
    {
        var labs = new List<ReplayLab>();
        foreach (var lab in LabSelection.Find(folder))
        {
            labs.Add(new ReplayLab(lab, await Notebook.LoadAsync(lab.Path, cancellationToken)));
        }

        return labs;
    }
}
