using MlPipeline.Cli.Run;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Running;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Cli.Tests.Run;

public sealed class RunReporterTests : IDisposable
{
    private readonly LabFolder _folder = new();
    private readonly StringWriter _text = new();

    [Fact]
    public async Task A_run_is_told_line_by_line_with_the_error_in_two_lines()
    {
        var results = await RunAsync(verbose: false, "Console.WriteLine(\"[red]quiet[/]\");", "var x = 1;\nthrow new InvalidOperationException(\"no [data]\");");
        var lines = _text.ToString().Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.Contains("1-lab.ipynb", lines);
        Assert.Contains(lines, line => line.StartsWith("  cell  1  Console.WriteLine(\"[red]quiet[/]\");", StringComparison.Ordinal) && line.EndsWith(" s  ok", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  cell  2  var x = 1;", StringComparison.Ordinal) && line.EndsWith("FAILED", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("failed at cell 2", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("2-lab.ipynb", StringComparison.Ordinal) && line.EndsWith("not run", StringComparison.Ordinal));
        var headline = lines.IndexOf("1-lab.ipynb, cell 2 failed:");
        Assert.Equal("    System.InvalidOperationException: no [data]", lines[headline + 1]);
        Assert.Equal("    at top level, line 2", lines[headline + 2]);
        Assert.DoesNotContain(lines, line => line == "    [red]quiet[/]");
        Assert.False(results[0].Run!.Completed);
    }

    [Fact]
    public async Task Verbose_adds_what_the_cells_show()
    {
        await RunAsync(verbose: true, "Console.WriteLine(\"loud\");", "21 * 2");
        Assert.Contains("    loud", _text.ToString(), StringComparison.Ordinal);
        Assert.Contains("    42", _text.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<LabResult>> RunAsync(bool verbose, params string[] cells)
    {
        var reporter = new RunReporter(RunConsole.Create(_text), verbose, TimeProvider.System);
        var lab = new Lab(1, _folder.Add("1-lab.ipynb", cells));
        var notebook = await Notebook.LoadAsync(lab.Path, TestContext.Current.CancellationToken);
        await using var session = new NotebookSession(new SessionOptions
        {
            WorkingDirectory = _folder.Path,
            Magics = new MagicOptions { Home = new SandboxHome(Path.Combine(_folder.Path, "home")) },
        });
        reporter.LabStarted(lab);
        var runner = new NotebookRunner(session, reporter, new NotebookRunOptions(), TimeProvider.System);
        var run = await reporter.WatchAsync(() => runner.RunAsync(notebook, TestContext.Current.CancellationToken));
        IReadOnlyList<LabResult> results = [new(lab, notebook, run), new(new Lab(2, "2-lab.ipynb"), notebook, Run: null)];
        reporter.Summary(results, "out");
        foreach (var cell in run.Failures)
        {
            reporter.CellFailure(lab, cell);
        }

        return results;
    }
}
