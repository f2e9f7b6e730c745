using MlPipeline.Interactive.HostTests.Host;

namespace MlPipeline.Interactive.HostTests.Notebooks;

public sealed class NotebookTests(HostMachine machine)
{
    /// <summary>In their order, since each goes on with what the one before left in the sandbox; each in a host of its own, as for a reader.</summary>
    [Fact]
    public async Task SixNotebooks_RunEndToEnd()
    {
        var notebooks = Directory.EnumerateFiles(machine.Notebooks, "*.ipynb").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(6, notebooks.Count);

        foreach (var notebook in notebooks)
        {
            await using var host = await InteractiveHost.StartAsync(machine, TestContext.Current.CancellationToken);
            foreach (var cell in Notebook.CodeCells(notebook))
            {
                var run = await host.RunAsync(cell, TestContext.Current.CancellationToken);
                Assert.True(run.Error is null, $"{Path.GetFileName(notebook)}: this cell failed.\n\n{cell}\n\n{run.Error}");
            }
        }
    }
}
