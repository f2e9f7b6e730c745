using MlPipeline.Contracts.Engines;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>Finds the labs, which the notebook server shows.</summary>
internal static class NotebookFolder
{
    private const string Name = "notebooks";

    /// <summary>The folder named by the environment, else the one beside this program or above it; null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(EngineControl.NotebooksVariable) is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Name);
            if (Directory.Exists(candidate) && Directory.EnumerateFiles(candidate, "*.ipynb").Any())
            {
                return candidate;
            }
        }

        return null;
    }
}
