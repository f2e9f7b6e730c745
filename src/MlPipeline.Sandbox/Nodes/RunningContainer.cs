namespace MlPipeline.Sandbox.Nodes;

/// <summary>A container that runs, for those who work inside of it.</summary>
/// <param name="Name">Its name in the pod.</param>
/// <param name="ContainerId">Its id.</param>
/// <param name="Root">What stands for its <c>/</c>.</param>
/// <param name="Environment">Environment of its process.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Ended">Cancelled when its process ends.</param>
internal sealed record RunningContainer(
    string Name, string ContainerId, string Root, IReadOnlyDictionary<string, string> Environment, int ProcessId, CancellationToken Ended);
