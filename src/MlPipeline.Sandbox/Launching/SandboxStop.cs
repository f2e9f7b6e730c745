using System.Diagnostics;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Ends the process of a sandbox: first asks it, then ends it.</summary>
internal sealed class SandboxStop(SandboxFolders folders, SandboxDescriptor running, TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(5);

    public async Task RunAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        // The process lock is held, so the process of the descriptor lives and its number has not gone to another one.
        using var process = Find();
        if (process is null)
        {
            return;
        }

        var asked = await TryAskAsync(progress, cancellationToken);
        if (asked && await HasEndedAsync(process, patience, cancellationToken))
        {
            return;
        }

        progress.Report("It does not end by itself; ending it.");
        process.Kill();
        if (!await HasEndedAsync(process, KillPatience, cancellationToken))
        {
            throw new SandboxException(
                $"The sandbox, process {running.ProcessId}, does not end.", "End that process with the tools of your system.");
        }
    }

    private Process? Find()
    {
        try
        {
            return Process.GetProcessById(running.ProcessId);
        }
        catch (ArgumentException)
        {
            // It ended in the meantime.
            return null;
        }
    }

    private async Task<bool> TryAskAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new ControlClient(folders, running);
            await client.StopAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            progress.Report($"It does not answer ({exception.Message}).");
            return false;
        }
    }

    private async Task<bool> HasEndedAsync(Process process, TimeSpan within, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await process.WaitForExitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return process.HasExited;
    }
}
