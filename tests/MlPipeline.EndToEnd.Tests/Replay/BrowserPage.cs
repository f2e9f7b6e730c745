using Microsoft.Playwright;

namespace MlPipeline.EndToEnd.Tests.Replay;

/// <summary>A page in Chromium that remembers what went wrong in it, and whom it asked for something.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private static readonly string? PictureFolder = Environment.GetEnvironmentVariable("MLPIPELINE_SCREENSHOTS");

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<Uri> _requests = [];

    private BrowserPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => Remember(_complaints, error);
        page.Console += (_, message) => Remember(_complaints, message.Text, message.Type is "error" or "warning");
        page.Request += (_, request) => Remember(_requests, new Uri(request.Url));
    }

    public IPage Page { get; }

    public static async Task<BrowserPage> OpenAsync(IBrowserContext context, Uri address)
    {
        var page = new BrowserPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>The page has complained of nothing, has asked only its own server, and fits its window.</summary>
    public async Task AssertCalmAsync(string? picture = null)
    {
        if (picture is not null && PictureFolder is not null)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(PictureFolder, picture + ".png") });
        }

        var own = new Uri(Page.Url);
        Assert.Empty(_complaints);
        Assert.All(_requests, request => Assert.True(request.Scheme is "data" or "blob" || (request.Scheme == own.Scheme && request.Authority == own.Authority), request.AbsoluteUri));
        Assert.Equal(Page.ViewportSize!.Width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static void Remember<T>(List<T> list, T item, bool isWorthIt = true)
    {
        if (isWorthIt)
        {
            lock (list)
            {
                list.Add(item);
            }
        }
    }
}
