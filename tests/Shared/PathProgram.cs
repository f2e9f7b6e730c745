namespace MlPipeline.Testing;

/// <summary>A program that a test drives and that not every machine has.</summary>
internal static class PathProgram
{
    /// <summary>The full path of a program on PATH; skips the test by name where it is absent.</summary>
    public static string FindOrSkip(string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{name} is not on PATH");
        return path!;
    }
}
