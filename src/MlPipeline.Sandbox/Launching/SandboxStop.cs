using System.Diagnostics;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Ends the process of a sandbox: first asks it, then ends it.</summary>
internal sealed class SandboxStop(SandboxFolders folders, SandboxDescriptor running, TimeSpan patience, TimeProvider time)
{
    public async Task RunAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        await AskAsync(progress, cancellationToken);
        if (await HasEndedAsync(patience, cancellationToken))
        {
            return;
        }

        progress.Report("It does not end by itself; ending it.");
        Kill();
        if (!await HasEndedAsync(TimeSpan.FromSeconds(5), cancellationToken))
        {
            throw new SandboxException(
                $"The sandbox, process {running.ProcessId}, does not end.", "End that process with the tools of your system.");
        }
    }

    private async Task AskAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new ControlClient(folders, running);
            await client.StopAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            progress.Report($"It does not answer ({exception.Message}).");
            Kill();
        }
    }

    private async Task<bool> HasEndedAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        using var released = await FileLock.TakeAsync(folders.ProcessLockFile, within, time, cancellationToken);
        return released is not null;
    }

    // The process lock is held, so the process of the descriptor lives and its number has not gone to another one.
    private void Kill()
    {
        try
        {
            using var process = Process.GetProcessById(running.ProcessId);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It ended in the meantime.
        }
    }
}
