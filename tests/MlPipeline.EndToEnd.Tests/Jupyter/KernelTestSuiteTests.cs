namespace MlPipeline.EndToEnd.Tests.Jupyter;

/// <summary>Jupyter's test suite for kernels, through Jupyter's client.</summary>
public sealed class KernelTestSuiteTests
{
    private const int Cases = 12;

    [Fact]
    public async Task The_kernel_passes_every_case_but_that_of_the_pager()
    {
        var python = await PythonOfJupyter.FindOrSkipAsync("jupyter_kernel_test");
        using var kernel = await InstalledKernel.CreateAsync();

        var run = await kernel.RunAsync(python, Path.Combine(AppContext.BaseDirectory, "Jupyter", "kernel_test.py"));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(Cases - 1, run.Lines.Count(line => line.EndsWith("... ok", StringComparison.Ordinal)));
        Assert.Contains("OK (skipped=1)", run.Output, StringComparison.Ordinal);
    }
}
