using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MlPipeline.EndToEnd.Tests.Replay;

/// <summary>The replay as a reader sees and drives it.</summary>
public sealed class ReplayPageTests(RecordedLabs labs, Chromium chromium) : IClassFixture<RecordedLabs>, IClassFixture<Chromium>
{
    [Fact]
    public async Task The_reader_walks_step_by_step_from_the_cover_to_the_last_lab()
    {
        await using var opened = await chromium.OpenAsync(labs.Replay.Address);
        var page = opened.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin with the first lab" }).ClickAsync();

        await Expect(page.Locator(".cell:visible")).ToHaveCountAsync(1);
        await opened.PressAsync("ArrowRight");
        await Expect(page.Locator("#cell-2")).ToBeVisibleAsync();
        await Expect(page.Locator("#output-2")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show output" }).ClickAsync();
        await Expect(page.Locator("#output-2 .ansi-green")).ToHaveTextAsync("two");
        await Expect(page.Locator("#place")).ToHaveTextAsync("Cell 2 of 5");
        await Expect(page).ToHaveURLAsync(labs.Replay.Lab("1-first", "#output-2").AbsoluteUri);
        await opened.PressAsync("ArrowLeft");
        await Expect(page.Locator("#output-2")).ToBeHiddenAsync();

        await opened.PressAsync("End");
        await Expect(page.Locator(".cell:visible")).ToHaveCountAsync(5);
        await page.GetByRole(AriaRole.Button, new() { Name = "Next lab" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Lab 2 · Second");

        // A page that has its title does not listen yet; one that says where it is does.
        await Expect(page.Locator("#place")).ToHaveTextAsync("Cell 1 of 2");
        await opened.PressAsync("End");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "The end" })).ToBeDisabledAsync();
        await opened.AssertCalmAsync();
    }

    [Fact]
    public async Task The_address_holds_the_step_and_the_slider_and_the_outline_jump()
    {
        await using var opened = await chromium.OpenAsync(labs.Replay.Lab("1-first", "#cell-4"), width: 1440);
        var page = opened.Page;
        await Expect(page.Locator(".cell:visible")).ToHaveCountAsync(4);
        await Expect(page.Locator(".outline [aria-current]")).ToHaveTextAsync("Second part");

        await page.GetByRole(AriaRole.Slider, new() { Name = "Step" }).FillAsync("1");
        await Expect(page.Locator("#place")).ToHaveTextAsync("Cell 2 of 5");
        await page.Locator(".outline a").ClickAsync();
        await Expect(page.Locator("#place")).ToHaveTextAsync("Cell 3 of 5");
        await page.GetByRole(AriaRole.Link, new() { Name = "the other lab" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Lab 2 · Second");
        await Expect(page.Locator("#place")).ToHaveTextAsync("Cell 1 of 2");
        await opened.PressAsync("ArrowLeft");
        await Expect(page.Locator("#place")).ToHaveTextAsync("Cell 5 of 5");
        await opened.AssertCalmAsync();
    }

    [Theory]
    [InlineData("#output-3", "Cell 3 of 5")]
    [InlineData("#cell-99", "Cell 5 of 5")]
    [InlineData("#nonsense", "Cell 1 of 5")]
    public async Task A_step_that_is_no_longer_there_is_the_one_before_it(string step, string place)
    {
        await using var opened = await chromium.OpenAsync(labs.Replay.Lab("1-first", step));
        await Expect(opened.Page.Locator("#place")).ToHaveTextAsync(place);
    }

    [Fact]
    public async Task It_plays_by_itself_through_all_labs_and_pauses()
    {
        await using var opened = await chromium.OpenAsync(labs.Replay.Lab("1-first"));
        var page = opened.Page;
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        await page.GetByLabel("Pace").SelectOptionAsync("Brisk");
        await page.Locator("body").ClickAsync();
        await opened.PressAsync("Space");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Clock.FastForwardAsync(20_000);
        await Expect(page.Locator("#cell-2")).ToBeVisibleAsync();
        await opened.PressAsync("Space");
        await page.Clock.FastForwardAsync(60_000);
        await Expect(page.Locator("#output-2")).ToBeHiddenAsync();

        await opened.PressAsync("End");
        await opened.PressAsync("Space");
        await page.Clock.FastForwardAsync(20_000);
        await Expect(page).ToHaveTitleAsync("Lab 2 · Second");
        await Expect(page.Locator("#play")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.GetByLabel("Pace")).ToHaveValueAsync("2");
    }

    [Fact]
    public async Task Outputs_change_nothing_but_themselves_and_their_scripts_run_in_a_frame()
    {
        await using var opened = await chromium.OpenAsync(labs.Replay.Lab("1-first", "#output-5"));
        var page = opened.Page;
        await Expect(page.Locator("#styled")).ToHaveTextAsync("styled");
        await Expect(page.Locator("#cell-1")).ToBeVisibleAsync();
        var frame = page.FrameLocator("iframe.frame");
        await Expect(frame.Locator("#drawn")).ToHaveTextAsync("drawn by a script");
        Assert.Equal("null", await frame.Locator("body").EvaluateAsync<string>("() => self.origin"));
        await Expect(page.Locator("iframe.frame")).Not.ToHaveCSSAsync("height", "416px");
        await opened.AssertCalmAsync();
    }

    [Fact]
    public async Task Without_a_sandbox_it_says_how_to_get_one()
    {
        await using var opened = await chromium.OpenAsync(labs.Replay.Lab("1-first", "#cell-2"));
        await opened.PressAsync("r");
        await Expect(opened.Page.Locator("#notice p")).ToContainTextAsync("mlpipeline sandbox start --wait");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(opened.Page.Locator("#notice")).ToBeHiddenAsync();
        await Expect(opened.Page.Locator("#run")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task The_keys_are_explained_and_do_nothing_meanwhile()
    {
        await using var opened = await chromium.OpenAsync(labs.Replay.Lab("1-first"));
        await opened.PressAsync("?");
        await Expect(opened.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeVisibleAsync();
        await opened.PressAsync("ArrowRight");
        await opened.PressAsync("Escape");
        await Expect(opened.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(opened.Page.Locator("#place")).ToHaveTextAsync("Cell 1 of 5");
    }

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light, "replay-desktop-light")]
    [InlineData(1440, 900, ColorScheme.Dark, "replay-desktop-dark")]
    [InlineData(360, 740, ColorScheme.Light, "replay-phone")]
    public async Task It_fits_the_window_and_the_theme(int width, int height, ColorScheme theme, string picture)
    {
        await using var opened = await chromium.OpenAsync(labs.Replay.Lab("1-first", "#output-2"), width, height, theme);
        await Expect(opened.Page.Locator("#output-2")).ToBeVisibleAsync();
        await Expect(opened.Page.GetByRole(AriaRole.Button, new() { Name = "Next" })).ToBeInViewportAsync();
        await Expect(opened.Page.Locator("body")).ToHaveCSSAsync("background-color", theme == ColorScheme.Dark ? "rgb(21, 23, 27)" : "rgb(250, 248, 244)");
        await opened.AssertCalmAsync(picture);
    }
}
