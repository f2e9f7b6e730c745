using Microsoft.Playwright;
using MlPipeline.EndToEnd.Tests.Driving;
using MlPipeline.EndToEnd.Tests.Replay;

namespace MlPipeline.EndToEnd.Tests.Jupyter;

/// <summary>A lab in the classic notebook, run cell by cell in a browser as a reader does it.</summary>
public sealed class ClassicNotebookTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Patience = 120_000;

    [Fact]
    public async Task A_lab_runs_cell_by_cell()
    {
        PathProgram.FindOrSkip("chromium");
        PathProgram.FindOrSkip("jupyter-notebook");
        await using var sandbox = new SandboxFolder();
        var start = await sandbox.MlpipelineAsync("sandbox", "start", "--rows", "5000", "--wait");
        Assert.True(start.ExitCode == 0, start.Output);
        using var kernel = await InstalledKernel.CreateAsync(".net-csharp", sandbox.Home);
        var lab = Directory.GetFiles(RepositoryFolder.Notebooks, "1-*.ipynb").Single();
        File.Copy(lab, Path.Combine(kernel.Folder, Path.GetFileName(lab)));
        using var server = await NotebookServer.StartAsync(kernel);
        await using var opened = await chromium.OpenAsync(server.PageOf(lab), width: 1200, height: 1600);
        var page = opened.Page;
        page.SetDefaultTimeout(Patience);

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
