namespace MlPipeline.EndToEnd.Tests.Driving;

/// <summary>The clone these tests are built from.</summary>
internal static class Repository
{
    public static string Notebooks { get; } = Path.Combine(FindRoot(), "notebooks");

    /// <summary>The program <c>mlpipeline</c>.</summary>
    public static string Tool { get; } = Path.Combine(AppContext.BaseDirectory, "mlpipeline.dll");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MlPipeline.Interactive.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from a build inside a clone of the repository.");
        }

        return folder.FullName;
    }
}
