namespace MlPipeline.Interactive;

/// <summary>Finds the tool that starts a sandbox: beside the running program, or among the tools of the package this library came in.</summary>
internal static class ToolLocation
{
    private const string Tool = "mlpipeline.dll";

    public static string? Find() => Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        yield return Path.Combine(AppContext.BaseDirectory, Tool);
        if (Path.GetDirectoryName(typeof(ToolLocation).Assembly.Location) is { Length: > 0 } library)
        {
            yield return Path.GetFullPath(Path.Combine(library, "..", "..", "tools", "sandbox", Tool));
        }
    }
}
