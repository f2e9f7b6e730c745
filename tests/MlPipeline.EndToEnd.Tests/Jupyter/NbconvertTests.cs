using MlPipeline.EndToEnd.Tests.Driving;

namespace MlPipeline.EndToEnd.Tests.Jupyter;

/// <summary>Notebooks on the kernel, run by <c>nbconvert</c>.</summary>
public sealed class NbconvertTests
{
    [Fact]
    public async Task The_six_labs_run_as_they_are()
    {
        PathProgram.FindOrSkip("jupyter-nbconvert");
        await using var sandbox = new SandboxFolder();
        var start = await sandbox.MlpipelineAsync("sandbox", "start", "--rows", "5000", "--wait");
        Assert.True(start.ExitCode == 0, start.Output);

        // The name that the labs' metadata, and all notebooks of .NET Interactive, ask for.
        using var kernel = await InstalledKernel.CreateAsync(".net-csharp", sandbox.Home);
        foreach (var lab in Directory.GetFiles(RepositoryFolder.Notebooks, "?-*.ipynb").Order(StringComparer.Ordinal))
        {
            var run = await kernel.ConvertAsync(lab);
            Assert.True(run.ExitCode == 0, run.Output);
        }

        var seen = NotebookText.OutputOf(kernel.Executed("6-swap-the-model.ipynb"), "stop-traffic");
        Assert.Contains(", 0 failed", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_fails_stops_the_notebook_with_its_error()
    {
        using var kernel = await InstalledKernel.CreateAsync(".net-csharp");
        var notebook = kernel.Write("fails.ipynb", NotebookText.OfCells("var a = 1;", "throw new InvalidOperationException(\"no trips\");", "a"));

        var run = await kernel.ConvertAsync(notebook);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("System.InvalidOperationException: no trips", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Environment.FailFast(\"enough\");", "Kernel died")]
    [InlineData("int Down(int n) => Down(n + 1) + 1;\nDown(0)", "Kernel died")]
    [InlineData("Environment.Exit(3);", "The cell ended the process of the kernel")]
    public async Task Where_a_cell_ends_the_process_the_front_end_learns_it(string code, string told)
    {
        using var kernel = await InstalledKernel.CreateAsync(".net-csharp");
        var notebook = kernel.Write("dies.ipynb", NotebookText.OfCells(code, "1"));

        var run = await kernel.ConvertAsync(notebook);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(told, run.Output, StringComparison.Ordinal);
    }
}
