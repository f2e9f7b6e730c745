namespace MlPipeline.Sandbox.Launching;

/// <summary>A pod and the process behind it.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Its phase, or the reason why it waits.</param>
/// <param name="Ready">Whether it takes requests.</param>
/// <param name="ProcessId">Its process, or 0.</param>
/// <param name="Restarts">How often its process was started again.</param>
/// <param name="ResidentBytes">Memory of its process.</param>
public sealed record PodStatus(
    string Namespace, string Name, string State, bool Ready, int ProcessId, int Restarts, long ResidentBytes);
