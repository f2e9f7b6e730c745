using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Cli.Run;

/// <summary>The sandbox for the time of a run: one that ran before stays, one that the run started is stopped at its end.</summary>
internal sealed class SandboxLease : IAsyncDisposable
{
    private readonly SandboxLauncher _launcher;
    private readonly IProgress<string> _progress;
    private readonly bool _stopAtEnd;

    private SandboxLease(SandboxLauncher launcher, IProgress<string> progress, bool stopAtEnd)
    {
        _launcher = launcher;
        _progress = progress;
        _stopAtEnd = stopAtEnd;
    }

    public static async Task<SandboxLease> TakeAsync(
        SandboxLauncher launcher, RunSettings settings, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var ranBefore = launcher.FindRunning() is not null;
        var lease = new SandboxLease(launcher, progress, stopAtEnd: !ranBefore && !settings.KeepSandbox);
        try
        {
            var options = new SandboxStartOptions { DataFolder = settings.DataFolder, Rows = settings.Rows };
            await launcher.EnsureRunningAsync(options, progress, cancellationToken);
            await launcher.WaitUntilReadyAsync(progress, cancellationToken);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopAtEnd)
        {
            // Also after an interruption: what this run has started must not stay behind.
            await _launcher.StopAsync(_progress, CancellationToken.None);
        }
    }
}
