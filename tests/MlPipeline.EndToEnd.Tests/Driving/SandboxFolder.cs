using System.Diagnostics;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.EndToEnd.Tests.Driving;

/// <summary>A home folder of its own for a sandbox, and the program <c>mlpipeline</c> as a reader runs it there.</summary>
internal sealed class SandboxFolder : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

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

    public async Task<CommandResult> MlpipelineAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "mlpipeline.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[SandboxHome.Variable] = Home;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new CommandResult(process.ExitCode, output + await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Launcher.StopAsync(new Progress<string>(), CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }
}
