using MlPipeline.Packaging.Tests.Packed;

namespace MlPipeline.Packaging.Tests.Tool;

/// <summary>The tool's package, installed as a reader installs it: from the folder of packages and from nowhere else.</summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("tool-");

    public string Folder => Path.Combine(_home.FullName, "tools");

    public async ValueTask InitializeAsync()
    {
        var run = await ProgramRun.StartAsync(
            "dotnet",
            ["tool", "install", "mlpipeline", "--version", BuildOutput.Version, "--tool-path", Folder, "--source", BuildOutput.PackedFolder],
            new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(_home.FullName, "packages") });
        Assert.True(run.ExitCode == 0, run.Output);
    }

    internal Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.StartAsync(
        Path.Combine(Folder, "mlpipeline"),
        arguments,
        new Dictionary<string, string> { ["MLPIPELINE_HOME"] = Path.Combine(_home.FullName, "sandbox") });

    public ValueTask DisposeAsync()
    {
        _home.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
