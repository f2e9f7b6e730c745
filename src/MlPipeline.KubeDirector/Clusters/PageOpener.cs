using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Opens a member's page in the reader's own browser, token included, without the token getting into any output.</summary>
/// <param name="browser">Program that opens pages, or null for the system's.</param>
/// <param name="folder">Where the page that leads there is kept, for its owner only.</param>
internal sealed class PageOpener(string? browser, string folder)
{
    private const string BrowserVariable = "BROWSER";

    /// <summary>The opener of this process: the browser that <c>BROWSER</c> names, else the system's.</summary>
    public static PageOpener FromEnvironment() => new(
        Environment.GetEnvironmentVariable(BrowserVariable) is { Length: > 0 } named ? named : null,
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "mlpipeline", "pages"));

    /// <exception cref="PipelineException">No browser can be opened.</exception>
    public async Task OpenAsync(EndpointInfo endpoint, CancellationToken cancellationToken)
    {
        // Everybody on a machine sees the words a program is started with, so the token is in a file that only its owner can read.
        var page = Path.Combine(folder, $"{endpoint.Cluster}.html");
        await OwnerOnlyFile.WriteAsync(page, Redirection(endpoint), cancellationToken).ConfigureAwait(false);
        try
        {
            var start = browser is null ? new ProcessStartInfo(page) { UseShellExecute = true } : new ProcessStartInfo(browser, [page]);
            using var process = Process.Start(start);
        }
        catch (Exception error) when (error is Win32Exception or FileNotFoundException or PlatformNotSupportedException)
        {
            throw new PipelineException(
                PipelineFault.Unreachable,
                $"No browser can be opened from here: {error.Message}",
                $"Open {page} in one, or set {BrowserVariable} to a program that opens pages.",
                error);
        }
    }

    private static string Redirection(EndpointInfo endpoint)
    {
        var address = endpoint.Token is { Length: > 0 } token ? $"{endpoint.Url}?token={Uri.EscapeDataString(token)}" : endpoint.Url.ToString();
        var link = WebUtility.HtmlEncode(address);
        return $"""
            <!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url={link}">
            <title>{WebUtility.HtmlEncode(endpoint.Cluster)}</title><p><a href="{link}">{WebUtility.HtmlEncode(endpoint.Cluster)}</a></p>

            """;
    }
}
