namespace MlPipeline.Engines.Notebook;

/// <summary>Finds Jupyter on this machine.</summary>
internal static class JupyterProgram
{
    private static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["jupyter-lab.exe", "jupyter-notebook.exe"]
        : ["jupyter-lab", "jupyter-notebook"];

    /// <summary>Path of JupyterLab, else of the classic notebook, or null where neither is on PATH.</summary>
    internal static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
