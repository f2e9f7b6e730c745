using MlPipeline.EndToEnd.Tests.Driving;

namespace MlPipeline.EndToEnd.Tests.BadInput;

/// <summary>One sandbox with a served model, for all the requests that go wrong.</summary>
public sealed class KeptSandbox : IAsyncLifetime
{
    private const string AllName = "all-wrong";

    internal SandboxFolder Folder { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var run = await Folder.RunLabsAsync("--rows", "5000", "--to", "4", "--keep-sandbox");
        Assert.True(run.ExitCode == 0, run.Output);

        // One run of all cells that go wrong by themselves: a run each would cost a start each.
        var notebook = Folder.Write(Path.Combine("made", AllName + ".ipynb"), NotebookText.OfCells(["#!kd-login", .. WrongCells.All]));
        var all = await Folder.MlpipelineAsync("run", notebook, "--output", Folder.Labs, "--allow-errors");
        Assert.DoesNotContain("   at System", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at MlPipeline", all.Output, StringComparison.Ordinal);
    }

    /// <summary>What a cell of <see cref="WrongCells"/> showed.</summary>
    internal string OutputOf(string cell) =>
        NotebookText.OutputOf(Path.Combine(Folder.Labs, AllName + ".ipynb"), $"cell-{1 + Array.IndexOf(WrongCells.All, cell)}");

    public ValueTask DisposeAsync() => Folder.DisposeAsync();

    /// <summary>Runs a notebook of these cells after a log-in; its last cell is expected to fail.</summary>
    internal async Task<CommandResult> FailAsync(params string[] cells)
    {
        var notebook = Folder.Write(
            Path.Combine("made", $"{Guid.NewGuid():N}.ipynb"),
            NotebookText.OfCells(["#!kd-login", .. cells]));
        var run = await Folder.MlpipelineAsync("run", notebook, "--output", Folder.Labs);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($", cell {cells.Length + 1} failed:", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at System", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at MlPipeline", run.Output, StringComparison.Ordinal);
        return run;
    }
}
