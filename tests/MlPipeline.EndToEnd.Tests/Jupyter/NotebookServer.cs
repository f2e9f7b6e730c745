using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MlPipeline.EndToEnd.Tests.Jupyter;

/// <summary>The classic Jupyter Notebook on a port of its own.</summary>
internal sealed partial class NotebookServer : IDisposable
{
    private const string Token = "test";

    private readonly Process _process;

    private NotebookServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<NotebookServer> StartAsync(InstalledKernel kernel)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(PathProgram.FindOrSkip("jupyter-notebook"))
        {
            ArgumentList =
            {
                "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", $"--NotebookApp.token={Token}", $"--notebook-dir={kernel.Folder}",
            },
            RedirectStandardError = true,
        };
        foreach (var (name, value) in kernel.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // Read on, or the server would wait for somebody to read.
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new NotebookServer(process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException("Jupyter Notebook ended before it listened.");
    }

    public Uri PageOf(string notebook) => new(Address, $"notebooks/{Path.GetFileName(notebook)}?token={Token}");

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Listening();
}
