using System.Net;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MlPipeline.EndToEnd.Tests.Driving;
using MlPipeline.EndToEnd.Tests.Replay;

namespace MlPipeline.EndToEnd.Tests.Jupyter;

/// <summary>A lab in the Jupyter of a notebook cluster, opened and run cell by cell in a browser as a reader does it.</summary>
public sealed class ClassicNotebookTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Patience = 120_000;

    [Fact]
    public async Task A_lab_runs_cell_by_cell_in_a_notebook_cluster()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("the test's browser is a shell script");
            return;
        }

        PathProgram.FindOrSkip("chromium");
        PathProgram.FindOrSkip("jupyter-notebook");
        await using var sandbox = new SandboxFolder();
        var start = await sandbox.MlpipelineAsync("sandbox", "start", "--rows", "5000", "--wait");
        Assert.True(start.ExitCode == 0, start.Output);
        await using var opened = await chromium.OpenAsync(await OpenNotebookClusterAsync(sandbox), width: 1200, height: 1600, trustsAll: true);
        var page = opened.Page;
        page.SetDefaultTimeout(Patience);
        Assert.DoesNotContain("token", page.Url, StringComparison.Ordinal);
        Assert.SkipWhen(page.Url.Contains("/lab", StringComparison.Ordinal), "this machine has JupyterLab, and the test drives the classic notebook");

        await page.GotoAsync(new Uri(new Uri(page.Url), "/notebooks/1-log-in.ipynb").AbsoluteUri);
        await page.WaitForFunctionAsync("() => window.Jupyter?.notebook?.kernel?.is_connected() && Jupyter.notebook.get_cells().length > 0");
        var cells = await page.EvaluateAsync<int>("() => Jupyter.notebook.get_cells().length");
        for (var i = 0; i < cells; i++)
        {
            await page.EvaluateAsync("i => { Jupyter.notebook.select(i); Jupyter.notebook.execute_cell(); }", i);
            await page.WaitForFunctionAsync(
                "i => { const cell = Jupyter.notebook.get_cell(i); return cell.cell_type !== 'code' || Number.isInteger(cell.input_prompt_number); }", i);
        }

        await SaveScreenshotAsync(page);
        Assert.Equal(0, await page.Locator(".output_error").CountAsync());
        Assert.True(await page.Locator(".output_area .output_subarea").CountAsync() > 1);
        Assert.Contains("student1", await page.Locator("#notebook-container").InnerTextAsync(), StringComparison.Ordinal);
        await CompletesAsync(page);
    }

    /// <summary>Makes a notebook cluster and opens it, with a browser that keeps the page it is given.</summary>
    [UnsupportedOSPlatform("windows")]
    private static async Task<Uri> OpenNotebookClusterAsync(SandboxFolder sandbox)
    {
        var given = Path.Combine(sandbox.Home, "given.html");
        var browser = sandbox.Write("browser", $"#!/bin/sh\ncp \"$1\" {given}.part && mv {given}.part {given}\n");
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var cells = await sandbox.RunCellsAsync(
            [("BROWSER", browser), ("XDG_DATA_HOME", sandbox.Home)],
            "#!kd-login",
            "#!kd-login secret",
            "#!kd-cluster create --name my-notebook --app jupyter-notebook --clusters training-engine-shared --secrets kc-secret-student1",
            "#!kd-cluster open --name my-notebook");
        Assert.True(cells.ExitCode == 0, cells.Output);
        await Eventually.HoldsAsync(() => File.Exists(given), "the browser is opened");
        var link = Regex.Match(await File.ReadAllTextAsync(given, TestContext.Current.CancellationToken), "href=\"([^\"]+)\"").Groups[1].Value;
        return new Uri(WebUtility.HtmlDecode(link));
    }

    /// <summary>Tab behind the beginning of a magic opens the menu with what it may become.</summary>
    private static async Task CompletesAsync(IPage page)
    {
        await page.EvaluateAsync(
            "() => { const cell = Jupyter.notebook.insert_cell_at_bottom('code'); cell.focus_editor(); cell.set_text('#!kd-cl'); cell.code_mirror.setCursor(0, 7); cell.completer.startCompletion(); }");
        await page.WaitForFunctionAsync("() => Jupyter.notebook.get_cells().at(-1).get_text() === '#!kd-cluster'");
    }

    /// <summary>Keeps the page for somebody to look at, where a folder is named for that.</summary>
    private static async Task SaveScreenshotAsync(IPage page)
    {
        if (System.Environment.GetEnvironmentVariable("MLPIPELINE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.EvaluateAsync("() => { document.getElementById('site').style.height = 'auto'; document.getElementById('site').style.overflow = 'visible'; }");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "classic-notebook.png"), FullPage = true });
        }
    }
}
