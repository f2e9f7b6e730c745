using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Waits for a sandbox in which the labs can run.</summary>
internal sealed class ReadinessWait(
    SandboxFolders folders, Func<CancellationToken, Task<SandboxStatus>> ask, IProgress<string> progress, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(200);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var reported = "";
        while (true)
        {
            var status = await ask(cancellationToken);
            if (status.Ready)
            {
                return;
            }

            if (status.Trips.State == TripsStatus.Failed)
            {
                throw new SandboxException(
                    $"The trips could not be made: {status.Trips.Detail}",
                    "Start again with --data DIR (trip records as CSV files) or --rows N.");
            }

            var line = Describe(status);
            if (line != reported)
            {
                progress.Report(line);
                reported = line;
            }

            if (time.GetElapsedTime(started) > Patience)
            {
                throw new SandboxException($"The sandbox did not get ready: {line}.", $"Its log says more: {folders.LogFile}");
            }

            await Task.Delay(AskEvery, time, cancellationToken);
        }
    }

    private static string Describe(SandboxStatus status)
    {
        var waits = new List<string>();
        if (status.SharedCluster != "configured")
        {
            waits.Add($"shared training cluster: {status.SharedCluster}");
        }

        if (status.Trips.State != TripsStatus.Present)
        {
            waits.Add(status.Trips.Detail.Length > 0 ? $"trips: {status.Trips.Detail}" : "trips: being prepared");
        }

        return string.Join("; ", waits);
    }
}
