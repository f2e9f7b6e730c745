using System.Diagnostics;
using MlPipeline.Contracts.Sandbox;

namespace MlPipeline.EndToEnd.Tests.Replay;

/// <summary><c>mlpipeline replay</c> as a reader starts it.</summary>
internal sealed class ReplayProcess : IDisposable
{
    private readonly Process _process;

    private ReplayProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where the replay begins.</summary>
    public Uri Address { get; }

    public static async Task<ReplayProcess> StartAsync(string folder, string home)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "mlpipeline.dll"), "replay", folder]) { RedirectStandardOutput = true };
        start.Environment[SandboxHome.Variable] = home;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                return new ReplayProcess(process, new Uri(line));
            }
        }

        process.Dispose();
        throw new InvalidOperationException("The replay has ended without an address.");
    }

    public Uri Lab(string key, string step = "") => new(Address, $"labs/{key}{step}");

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
