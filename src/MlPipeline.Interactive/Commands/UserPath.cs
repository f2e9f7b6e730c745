namespace MlPipeline.Interactive.Commands;

/// <summary>Paths as people write them.</summary>
internal static class UserPath
{
    /// <summary>Puts the profile folder in the place of a leading <c>~</c>.</summary>
    public static string Expand(string path) =>
        path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal)
            ? Path.GetFullPath(Profile() + path[1..])
            : Path.GetFullPath(path);

    /// <summary>The kubeconfig that Kubernetes tools take by themselves.</summary>
    public static string DefaultKubeconfig() =>
        Environment.GetEnvironmentVariable("KUBECONFIG") is { Length: > 0 } files
            ? files.Split(Path.PathSeparator)[0]
            : Path.Combine(Profile(), ".kube", "config");

    private static string Profile() => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
