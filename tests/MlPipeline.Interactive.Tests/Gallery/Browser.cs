using System.Diagnostics;

namespace MlPipeline.Interactive.Tests.Gallery;

/// <summary>A headless browser that looks at pages, each time as if it were new.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly string[] Switches =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--virtual-time-budget=10000",
    ];

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("browser-");
    private readonly string _program;

    private Browser(string program) => _program = program;

    /// <summary>The browser of this machine; the test is skipped where there is none.</summary>
    public static Browser FindOrSkip() => new(PathProgram.FindOrSkip("chromium"));

    /// <summary>Takes a picture of a page.</summary>
    public Task ScreenshotAsync(string page, string picture, int width, int height, CancellationToken cancellationToken) =>
        RunAsync([$"--screenshot={picture}", $"--window-size={width},{height}", new Uri(page).AbsoluteUri], cancellationToken);

    /// <summary>Opens a page, lets its scripts run, and reads what it has become.</summary>
    public Task<string> ReadAsync(string page, CancellationToken cancellationToken) =>
        RunAsync(["--dump-dom", new Uri(page).AbsoluteUri], cancellationToken);

    public void Dispose() => _profile.Delete(recursive: true);

    private async Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Deadline);
        var start = new ProcessStartInfo(_program, [.. Switches, $"--user-data-dir={_profile.FullName}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
            await process.WaitForExitAsync(timeout.Token);
            Assert.True(process.ExitCode == 0, $"chromium ended with {process.ExitCode}: {await errors}");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
