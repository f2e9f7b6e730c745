using System.Globalization;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Running;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Cli.Replay;

/// <summary>What the reader is told of a run.</summary>
internal static class LiveRunWords
{
    public static string Of(CellStatus status) => status switch
    {
        CellStatus.Ok => "ok",
        CellStatus.Failed => "failed",
        _ => "cancelled",
    };

    /// <summary>How a run ended.</summary>
    /// <param name="run">The run, or null where it was stopped between two cells.</param>
    /// <param name="leftOut">Cells above it that have not been run in this session, and may have set what it needs.</param>
    public static RunEvent Conclude(NotebookRunResult? run, IReadOnlyList<NotebookCell> leftOut)
    {
        if (run is null)
        {
            return RunEvent.Ended("cancelled", "Stopped.");
        }

        if (run.StoppedAt is not { } stop)
        {
            return RunEvent.Ended("ok", string.Create(CultureInfo.InvariantCulture, $"{run.Cells.Count} cells have run, in {run.Elapsed.TotalSeconds:F1} s."));
        }

        if (stop.Result.Status == CellStatus.Cancelled)
        {
            return RunEvent.Ended("cancelled", string.Create(CultureInfo.InvariantCulture, $"Stopped in cell {stop.Cell.Number}."));
        }

        var hint = leftOut.Count == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $" Cells above have not been run here and may set what it needs: go back to cell {leftOut[0].Number} and run from there.");
        return RunEvent.Ended("failed", string.Create(CultureInfo.InvariantCulture, $"Cell {stop.Cell.Number} failed.") + hint);
    }
}
