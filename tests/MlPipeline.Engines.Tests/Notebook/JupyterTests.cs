using System.Diagnostics;
using System.Net;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Notebook;

/// <summary>The real Jupyter behind a pod's token.</summary>
public sealed class JupyterTests : IAsyncDisposable
{
    private const string Token = "token-of-the-notebook";

    private readonly TestPod _pod = new(EngineNames.NotebookServer, "nb-0");

    [Fact]
    public async Task It_opens_with_the_members_token_only_and_to_pages_of_its_own()
    {
        await StartAsync();
        using var stranger = NewClient();
        using var browser = NewClient();

        using var refused = await stranger.AskAsync("/api/status");
        using var signedIn = await browser.AskAsync($"/api/status?token={Token}&more=1");
        using var own = await browser.AskAsync("/api/status");
        using var foreign = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/status", UriKind.Relative));
        foreign.Headers.Add("Origin", "http://127.0.0.1:1");
        using var elsewhere = await browser.SendAsync(foreign, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, "/api/status?more=1"), (signedIn.StatusCode, signedIn.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
    }

    [Fact]
    public async Task It_ends_with_its_pod_even_when_that_is_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows ends the server only with a pod that ends by itself");
        await StartAsync();
        using var client = NewClient();
        client.DefaultRequestHeaders.Add(EngineServices.TokenHeader, Token);
        using var started = await client.AskAsync("/api/status");
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        Assert.NotEmpty(Servers());

        _pod.Process.Kill(entireProcessTree: false);

        await Eventually.HoldsAsync(() => Servers().Count == 0, "Jupyter ends");
    }

    public ValueTask DisposeAsync() => _pod.DisposeAsync();

    private Task StartAsync()
    {
        PathProgram.FindOrSkip("jupyter-notebook");
        return _pod.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.ControllerRole, notebookToken: Token));
    }

    private HttpClient NewClient()
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        return new HttpClient(handler) { BaseAddress = _pod.Address(EngineServices.NotebookPort), Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>Processes that were started for the notebooks of this very pod.</summary>
    private IReadOnlyList<string> Servers() =>
    [
        .. Process.GetProcesses()
            .Select(process => $"/proc/{process.Id}/cmdline")
            .Select(ReadOrEmpty)
            .Where(words => words.Contains("jupyter", StringComparison.Ordinal) && words.Contains(_pod.Root, StringComparison.Ordinal)),
    ];

    private static string ReadOrEmpty(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
            return "";
        }
    }
}
