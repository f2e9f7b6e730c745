namespace MlPipeline.Sandbox.Nodes;

/// <summary>How long to wait before a container that ended is started again: nothing at first, then ever longer.</summary>
internal sealed class RestartBackOff
{
    // Shorter than a kubelet's 10 s to 5 min: whoever learns here waits in front of the screen.
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Healthy = TimeSpan.FromMinutes(5);

    private TimeSpan _next = TimeSpan.Zero;

    /// <summary>The delay after a run of this length.</summary>
    public TimeSpan After(TimeSpan ran)
    {
        var delay = ran > Healthy ? TimeSpan.Zero : _next;
        _next = delay == TimeSpan.Zero ? First : TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, Longest.Ticks));
        return delay;
    }
}
