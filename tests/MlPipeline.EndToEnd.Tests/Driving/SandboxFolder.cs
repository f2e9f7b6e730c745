using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.EndToEnd.Tests.Driving;

/// <summary>A home folder of its own for a sandbox, and the program <c>mlpipeline</c> as a reader runs it there.</summary>
internal sealed class SandboxFolder : IAsyncDisposable
{
    private readonly string _folder;

    public SandboxFolder(string? folder = null)
    {
        _folder = folder ?? Directory.CreateTempSubdirectory("mlpipeline-e2e-").FullName;
        Launcher = new SandboxLauncher(new SandboxHome(Home));
    }

    public string Home => Path.Combine(_folder, "home");

    public string Labs => Path.Combine(_folder, "labs");

    public SandboxLauncher Launcher { get; }

    public string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public Task<CommandResult> RunLabsAsync(params string[] options) =>
        MlpipelineAsync(["run", RepositoryFolder.Notebooks, "--output", Labs, .. options]);

    public Task<CommandResult> MlpipelineAsync(params string[] arguments) =>
        Command.RunAsync("dotnet", [RepositoryFolder.Tool, .. arguments], (SandboxHome.Variable, Home));

    /// <summary>Runs cells, one after the other, with more in the environment.</summary>
    public Task<CommandResult> RunCellsAsync((string Name, string Value)[] environment, params string[] cells) => Command.RunAsync(
        "dotnet",
        [RepositoryFolder.Tool, "run", Write("cells.ipynb", NotebookText.OfCells(cells)), "--output", Labs],
        [(SandboxHome.Variable, Home), .. environment]);

    public async ValueTask DisposeAsync()
    {
        await Launcher.StopAsync(new Progress<string>(), CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }
}
