using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Replay;

/// <summary>Tells the cells that only prepare a session: they load the extension, open namespaces and log in.</summary>
internal static class SetUpCells
{
    private static readonly string[] Beginnings = ["#r ", "#i ", "using ", "//", "#!kd-login"];

    public static bool Contains(NotebookCell cell) => cell.Kind == CellKind.Code
        && cell.Source.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(line => Beginnings.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal)));
}
