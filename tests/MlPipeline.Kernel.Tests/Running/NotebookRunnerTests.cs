using System.Text.Json.Nodes;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Running;
using MlPipeline.Kernel.Session;
using MlPipeline.Kernel.Tests.Session;

namespace MlPipeline.Kernel.Tests.Running;

public sealed class NotebookRunnerTests(SessionFixture fixture) : IClassFixture<SessionFixture>, INotebookRunObserver
{
    private readonly List<string> _events = [];

    [Fact]
    public async Task Cells_run_in_order_and_their_outputs_are_stored()
    {
        var notebook = NotebookOf("var x = 20;", "Console.Write(\"a\"); Console.Write(\"b\");\nx + 1", "  ");
        var result = await RunAsync(notebook);
        Assert.True(result.Completed);
        Assert.Equal([2, 3], result.Cells.Select(cell => cell.Cell.Number));
        Assert.Equal(["start 2", "end 2 Ok", "start 3", "StreamOutput 3", "StreamOutput 3", "ResultOutput 3", "end 3 Ok"], _events);

        var cells = JsonNode.Parse(notebook.ToText())!["cells"]!.AsArray();
        Assert.Equal("ab", (string?)cells[2]!["outputs"]![0]!["text"]![0]);
        Assert.Equal("21", (string?)cells[2]!["outputs"]![1]!["data"]!["text/plain"]![0]);
        Assert.Null(cells[3]!["execution_count"]);
    }

    [Fact]
    public async Task The_run_stops_at_the_first_failing_cell_and_old_outputs_below_it_are_gone()
    {
        var notebook = NotebookOf("1", "throw new FormatException(\"bad row\");", "Console.Write(\"never\");");
        notebook.Cells[3].SetOutputs(9, [new StreamOutput("stdout", "of an earlier run")]);
        var result = await RunAsync(notebook);
        Assert.Equal(3, result.StoppedAt!.Cell.Number);
        Assert.Equal("bad row", result.StoppedAt.Result.Error!.Value);
        Assert.Equal(2, result.Cells.Count);

        var cells = JsonNode.Parse(notebook.ToText())!["cells"]!.AsArray();
        Assert.Equal("error", (string?)cells[2]!["outputs"]![0]!["output_type"]);
        Assert.Empty(cells[3]!["outputs"]!.AsArray());
    }

    [Fact]
    public async Task Where_errors_are_allowed_the_cells_below_run_too()
    {
        var notebook = NotebookOf("throw new FormatException();", "1");
        var result = await RunAsync(notebook, new NotebookRunOptions { AllowErrors = true });
        Assert.True(result.Completed);
        Assert.Equal(2, Assert.Single(result.Failures).Cell.Number);
        Assert.Equal("1", Assert.IsType<ResultOutput>(Assert.Single(notebook.Cells[2].Outputs)).Data.Text);
    }

    [Fact]
    public async Task A_cell_gets_no_more_than_its_time()
    {
        var result = await RunAsync(
            NotebookOf("await Task.Delay(System.Threading.Timeout.Infinite);"), new NotebookRunOptions { CellTimeout = TimeSpan.FromMilliseconds(50) });
        Assert.Contains("took longer than the 0.1 s", result.StoppedAt!.Result.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Some_cells_of_a_notebook_run_and_the_others_keep_their_outputs()
    {
        var notebook = NotebookOf("1", "2");
        notebook.Cells[1].SetOutputs(9, [new StreamOutput("stdout", "of an earlier run")]);
        var result = await Runner(new NotebookRunOptions()).RunAsync(notebook.Cells.Skip(2), TestContext.Current.CancellationToken);
        Assert.Equal(3, Assert.Single(result.Cells).Cell.Number);
        Assert.Equal(9, notebook.Cells[1].ExecutionCount);
        Assert.IsType<StreamOutput>(Assert.Single(notebook.Cells[1].Outputs));
    }

    [Fact]
    public async Task An_update_replaces_the_stored_output()
    {
        var notebook = NotebookOf("var bar = display(\"0 %\");", "for (var i = 1; i <= 10; i++) { bar.Update($\"{i}0 %\"); }");
        await RunAsync(notebook);
        var outputs = JsonNode.Parse(notebook.ToText())!["cells"]![1]!["outputs"]!.AsArray();
        Assert.Equal("100 %", (string?)Assert.Single(outputs)!["data"]!["text/plain"]![0]);
    }

    [Fact]
    public async Task A_cell_in_another_language_fails_before_any_cell_runs()
    {
        var notebook = Notebook.Parse(
            """{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "source": "1", "metadata": {"vscode": {"languageId": "sql"}}}]}""", "n.ipynb");
        await Assert.ThrowsAsync<NotebookFormatException>(() => RunAsync(notebook));
        Assert.Empty(_events);
    }

    [Fact]
    public async Task A_saved_notebook_reads_back_the_same()
    {
        var notebook = NotebookOf("1 + 1");
        await RunAsync(notebook);
        var path = Path.Combine(fixture.Folder, "saved", "n.ipynb");
        await notebook.SaveAsync(path, TestContext.Current.CancellationToken);
        var back = await Notebook.LoadAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(notebook.ToText(), back.ToText());
        Assert.Equal(["n.ipynb"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    void INotebookRunObserver.CellStarted(NotebookCell cell) => _events.Add($"start {cell.Number}");

    void INotebookRunObserver.CellOutput(NotebookCell cell, CellOutput output) => _events.Add($"{output.GetType().Name} {cell.Number}");

    void INotebookRunObserver.CellFinished(NotebookCell cell, CellResult result) => _events.Add($"end {cell.Number} {result.Status}");

    private static Notebook NotebookOf(params string[] codeCells)
    {
        JsonArray cells = [new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = "# Title" }];
        foreach (var code in codeCells)
        {
            cells.Add(new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["metadata"] = new JsonObject(),
                ["outputs"] = new JsonArray(),
                ["source"] = code,
            });
        }

        var root = new JsonObject { ["cells"] = cells, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        return Notebook.Parse(root.ToJsonString(), "n.ipynb");
    }

    private Task<NotebookRunResult> RunAsync(Notebook notebook, NotebookRunOptions? options = null) =>
        Runner(options ?? new NotebookRunOptions()).RunAsync(notebook, TestContext.Current.CancellationToken);

    private NotebookRunner Runner(NotebookRunOptions options) => new(fixture.Session, this, options, TimeProvider.System);
}
