using MlPipeline.Contracts.Pods;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>Finds the tool <c>mlpipeline.dll</c>, which has the kernel that the notebook server's Jupyter runs.</summary>
internal static class ToolLocation
{
    private const string FileName = "mlpipeline.dll";

    /// <summary>The tool named by the environment, else the one beside this program; null where there is none.</summary>
    public static string? Find()
    {
        var tool = Environment.GetEnvironmentVariable(NotebookEnvironment.Tool) is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(AppContext.BaseDirectory, FileName);
        return File.Exists(tool) ? tool : null;
    }
}
