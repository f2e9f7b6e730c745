using MlPipeline.EndToEnd.Tests.Driving;

namespace MlPipeline.EndToEnd.Tests.Jupyter;

/// <summary>The Python that Jupyter is installed in, which need not be the first one on PATH.</summary>
internal static class PythonOfJupyter
{
    public static async Task<string> FindOrSkipAsync(string module)
    {
        var shebang = File.ReadLines(PathProgram.FindOrSkip("jupyter")).First();
        Assert.SkipUnless(shebang.StartsWith("#!/", StringComparison.Ordinal), "jupyter on PATH is no script that names its Python");
        var python = shebang[2..].Split(' ')[0];
        var import = await Command.RunAsync(python, ["-c", $"import {module}"]);
        Assert.SkipUnless(import.ExitCode == 0, $"{module} is not installed for {python}");
        return python;
    }
}
