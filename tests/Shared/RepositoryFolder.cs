namespace MlPipeline.Testing;

/// <summary>The clone that the tests are built from.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = FindRoot();

    public static string Notebooks { get; } = Path.Combine(Root, "notebooks");

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
