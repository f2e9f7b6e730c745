using Microsoft.Playwright;

namespace MlPipeline.EndToEnd.Tests.Replay;

/// <summary>The machine's own Chromium without a window, for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens a page; skips the test by name where there is no Chromium.</summary>
    /// <param name="address">The page.</param>
    /// <param name="width">Of the window, pixels.</param>
    /// <param name="height">Of the window, pixels.</param>
    /// <param name="theme">Light or dark.</param>
    /// <param name="motion">What the reader asks of animations.</param>
    /// <param name="trustsAll">For pages of a sandbox, whose authority no browser knows.</param>
    internal async Task<BrowserPage> OpenAsync(Uri address, int width = 1280, int height = 800, ColorScheme theme = ColorScheme.Light, ReducedMotion motion = ReducedMotion.Reduce, bool trustsAll = false)
    {
        var browser = _browser ??= await StartAsync(PathProgram.FindOrSkip("chromium"));
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = theme,
            ReducedMotion = motion,
            IgnoreHTTPSErrors = trustsAll,
        });
        return await BrowserPage.OpenAsync(context, address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private async Task<IBrowser> StartAsync(string path)
    {
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}
