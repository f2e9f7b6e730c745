using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MlPipeline.EndToEnd.Tests.Replay;

/// <summary>Cells run for real from a page of the replay.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RunFromHereTests(RunningSandbox sandbox, Chromium chromium)
{
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToHaveCountOptions Drawn = new() { Timeout = 60_000 };

    [Fact]
    public async Task Cells_run_in_the_sandbox_and_their_outputs_take_the_place_of_the_recorded_ones()
    {
        using var replay = await ReplayProcess.StartAsync(sandbox.Folder.Labs, sandbox.Folder.Home);
        await using var opened = await chromium.OpenAsync(replay.Lab(RunningSandbox.Notebook, "#cell-6"));
        var page = opened.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Run from here" }).ClickAsync();

        var notice = page.Locator("#notice p");
        await Expect(notice).ToContainTextAsync("Cell 9 is running", Patiently);
        await Expect(page.Locator("#output-2")).ToContainTextAsync("student1");
        await Expect(page.Locator("#cell-6")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("live"));
        await Expect(page.Locator("#output-6")).ToContainTextAsync("training-engine-shared");
        await Expect(page.FrameLocator("#output-8 iframe").Locator(".js-plotly-plot")).ToHaveCountAsync(1, Drawn);
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(notice).ToContainTextAsync("Stopped in cell 9.", Patiently);

        await opened.PressAsync("End");
        await opened.PressAsync("r");
        await Expect(notice).ToContainTextAsync("Cell 11 failed. Cells above have not been run here and may set what it needs: go back to cell 3", Patiently);
        await opened.AssertCalmAsync("run-from-here");
    }

    [Fact]
    public async Task Who_leaves_the_page_stops_the_run()
    {
        using var replay = await ReplayProcess.StartAsync(sandbox.Folder.Labs, sandbox.Folder.Home);
        await using var opened = await chromium.OpenAsync(replay.Lab(RunningSandbox.Notebook, "#cell-9"));
        var notice = opened.Page.Locator("#notice p");
        await opened.PressAsync("r");
        await Expect(notice).ToContainTextAsync("Cell 9 is running", Patiently);

        await using var other = await chromium.OpenAsync(replay.Lab(RunningSandbox.Notebook, "#cell-9"));
        await other.PressAsync("r");
        await Expect(other.Page.Locator("#notice p")).ToContainTextAsync("running already");
        await opened.Page.GotoAsync(replay.Address.AbsoluteUri);
        await Eventually.HoldsAsync(
            async () =>
            {
                await other.PressAsync("r");
                return (await other.Page.Locator("#notice p").TextContentAsync())!.Contains("Cell 9 is running", StringComparison.Ordinal);
            },
            "the run of the page that was left has ended");
    }

    [Fact]
    public async Task A_recorded_chart_is_drawn_with_the_library_of_the_chart_before_it()
    {
        using var replay = await ReplayProcess.StartAsync(sandbox.Folder.Labs, sandbox.Folder.Home);
        await using var opened = await chromium.OpenAsync(replay.Lab(RunningSandbox.Notebook, "#output-8"));
        await Expect(opened.Page.FrameLocator("#output-8 iframe").Locator(".js-plotly-plot")).ToHaveCountAsync(1, Drawn);
        await opened.AssertCalmAsync("replay-chart");
    }
}
