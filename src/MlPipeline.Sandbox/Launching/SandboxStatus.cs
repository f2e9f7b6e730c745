namespace MlPipeline.Sandbox.Launching;

/// <summary>What a running sandbox says of itself.</summary>
/// <param name="ProcessId">Process of the sandbox.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="ResidentBytes">Memory of the sandbox's own process.</param>
/// <param name="Trips">The trips in the tenant share.</param>
/// <param name="SharedCluster">State of the shared training cluster, for example <c>configured</c>.</param>
/// <param name="Components">What runs inside the process.</param>
/// <param name="Pods">What runs beside it.</param>
/// <param name="Ports">Published services.</param>
public sealed record SandboxStatus(
    int ProcessId,
    DateTimeOffset StartedAt,
    long ResidentBytes,
    TripsStatus Trips,
    string SharedCluster,
    IReadOnlyList<ComponentStatus> Components,
    IReadOnlyList<PodStatus> Pods,
    IReadOnlyList<PortStatus> Ports)
{
    /// <summary>Whether the labs can run: trips are there and the shared training cluster is configured.</summary>
    public bool Ready => Trips.State == TripsStatus.Present && SharedCluster == "configured";
}
