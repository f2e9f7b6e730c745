namespace MlPipeline.Sandbox.Nodes;

/// <summary>The process of a pod's container, as its folder remembers it for the case that the sandbox dies.</summary>
/// <param name="ProcessId">Number of the process.</param>
/// <param name="StartedTicks">Its start time, since numbers of processes are used again.</param>
internal sealed record PodProcessRecord(int ProcessId, long StartedTicks);
