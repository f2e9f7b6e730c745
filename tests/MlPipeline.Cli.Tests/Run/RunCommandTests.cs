using System.Diagnostics;
using MlPipeline.Cli.Run;

namespace MlPipeline.Cli.Tests.Run;

/// <summary>The command as a reader starts it, where it must end before any sandbox is started.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly LabFolder _folder = new();

    [Fact]
    public async Task A_missing_folder_is_an_error_of_two_lines()
    {
        var (exitCode, output) = await RunAsync("run", Path.Combine(_folder.Path, "nowhere"));
        Assert.Equal(1, exitCode);
        Assert.Equal(2, output.Trim().Split('\n').Length);
        Assert.Contains("nowhere", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_notebook_is_found_before_anything_is_started()
    {
        _folder.Add("1-fine.ipynb", "1");
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "2-broken.ipynb"), "{ not json", TestContext.Current.CancellationToken);
        var (exitCode, output) = await RunAsync("run", _folder.Path);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("2-broken.ipynb is not JSON", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "home")));
    }

    [Fact]
    public async Task Executed_notebooks_do_not_replace_their_originals()
    {
        _folder.Add("1-fine.ipynb", "1");
        var (exitCode, output) = await RunAsync("run", _folder.Path, "--output", _folder.Path + Path.DirectorySeparatorChar);
        Assert.Equal(1, exitCode);
        Assert.Contains("--output", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RunCommand).Assembly.Location, .. arguments]) { RedirectStandardOutput = true };
        start.Environment["MLPIPELINE_HOME"] = Path.Combine(_folder.Path, "home");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
