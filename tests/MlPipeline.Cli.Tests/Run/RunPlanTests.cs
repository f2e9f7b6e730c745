using MlPipeline.Cli.Run;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Cli.Tests.Run;

/// <summary>What is wrong with a run is found before anything is started.</summary>
public sealed class RunPlanTests : IDisposable
{
    private readonly LabFolder _folder = new();

    public RunPlanTests() => _folder.Add("1-first.ipynb", "1");

    [Fact]
    public async Task A_single_notebook_can_be_written_to_a_file()
    {
        var plan = await PlanAsync(_folder.Settings with { Output = Path.Combine(_folder.Path, "out", "again.ipynb"), Path = Path.Combine(_folder.Path, "1-first.ipynb") });
        Assert.Equal(Path.Combine(_folder.Path, "out", "again.ipynb"), plan.Output.PathOf(plan.Labs[0]));
        Assert.Equal(Path.Combine(_folder.Path, "out", "again.html"), plan.Output.PageOf(plan.Labs[0]));
    }

    [Fact]
    public async Task A_dib_file_is_run_and_written_as_a_notebook()
    {
        var path = Path.Combine(_folder.Path, "script.dib");
        await File.WriteAllTextAsync(path, "#!csharp\n1 + 1\n", TestContext.Current.CancellationToken);
        var plan = await PlanAsync(_folder.Settings with { Path = path });
        Assert.Equal(Path.Combine(_folder.Path, "out", "script.ipynb"), plan.Output.PathOf(plan.Labs[0]));
        Assert.Equal("1 + 1", Assert.Single(plan.Notebooks[0].Cells).Source);
    }

    [Fact]
    public async Task Parameters_reach_every_notebook()
    {
        _folder.Add("2-second.ipynb", "2");
        var plan = await PlanAsync(_folder.Settings with { Parameters = ["depth=6", "name=taxi"] });
        Assert.All(plan.Notebooks, notebook => Assert.Equal("// Parameters\nvar depth = 6;\nvar name = \"taxi\";", notebook.Cells[0].Source));
    }

    [Fact]
    public async Task Several_notebooks_do_not_fit_into_a_file()
    {
        _folder.Add("2-second.ipynb", "2");
        await AssertRefusedAsync(_folder.Settings with { Output = Path.Combine(_folder.Path, "all.ipynb") }, "2 notebooks cannot be written to one file");
    }

    [Fact]
    public Task A_file_does_not_replace_its_original() => AssertRefusedAsync(
        _folder.Settings with { Path = Path.Combine(_folder.Path, "1-first.ipynb"), Output = Path.Combine(_folder.Path, "1-first.ipynb") },
        "would replace those they come from");

    [Fact]
    public Task A_folder_that_cannot_be_made_is_named() => AssertRefusedAsync(
        _folder.Settings with { Output = Path.Combine(_folder.Path, "1-first.ipynb", "out") }, "cannot be written to");

    [Fact]
    public Task A_report_that_cannot_be_written_is_named() => AssertRefusedAsync(
        _folder.Settings with { Report = Path.Combine(_folder.Path, "1-first.ipynb", "junit.xml") }, "cannot be written to");

    [Fact]
    public async Task Two_notebooks_are_not_written_to_one_file()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "1-first.dib"), "1", TestContext.Current.CancellationToken);
        await AssertRefusedAsync(_folder.Settings, "Two notebooks would be written to 1-first.ipynb.");
    }

    [Theory]
    [InlineData("depth", "name=value is expected")]
    [InlineData("class=1", "'class' cannot be the name")]
    public Task A_parameter_that_is_none_is_named(string parameter, string words) =>
        AssertRefusedAsync(_folder.Settings with { Parameters = [parameter] }, words);

    [Fact]
    public Task A_parameter_is_given_once() =>
        AssertRefusedAsync(_folder.Settings with { Parameters = ["a=1", "b=1", "a=2"] }, "The parameter 'a' is given more than once.");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    public Task A_time_that_is_none_is_refused(double seconds) =>
        AssertRefusedAsync(_folder.Settings with { CellTimeout = seconds }, "more than nothing, and at most a day");

    [Theory]
    [InlineData("""{"nbformat": 3, "worksheets": []}""", "2-bad.ipynb is nbformat 3")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"language": "python"}}, "cells": [{"cell_type": "code", "source": "1"}]}""", "Cell 1 of 2-bad.ipynb is in 'python'")]
    [InlineData("<html>", "2-bad.ipynb is not JSON")]
    public async Task A_notebook_that_cannot_run_is_found_first(string text, string words)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "2-bad.ipynb"), text, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<NotebookFormatException>(() => PlanAsync(_folder.Settings));
        Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<RunPlan> PlanAsync(RunSettings settings) => RunPlan.MakeAsync(settings, TestContext.Current.CancellationToken);

    private static async Task AssertRefusedAsync(RunSettings settings, string words)
    {
        var error = await Assert.ThrowsAsync<RunException>(() => PlanAsync(settings));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Message.Split('\n').Length);
    }
}
