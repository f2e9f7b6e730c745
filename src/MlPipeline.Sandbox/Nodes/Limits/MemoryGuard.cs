namespace MlPipeline.Sandbox.Nodes.Limits;

/// <summary>
/// Ends a container's process that takes more memory than its limit, as the kernel does on a cluster. It looks from time to time, so a
/// process may have been above its limit for a moment; what its children take is not counted.
/// </summary>
internal sealed class MemoryGuard(ContainerProcess process, long limit, TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Whether it had to end the process.</summary>
    public bool HasEndedProcess { get; private set; }

    /// <summary>Watches until the token ends it.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (process.ResidentBytes() > limit)
            {
                HasEndedProcess = true;
                process.Kill();
                return;
            }
        }
    }
}
