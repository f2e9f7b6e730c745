using k8s.Models;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>What the node agent knows of a pod's container.</summary>
internal sealed record ContainerView
{
    /// <summary>Id of the container, null before the first start.</summary>
    public string? ContainerId { get; init; }

    /// <summary>What it does now.</summary>
    public required V1ContainerState State { get; init; }

    /// <summary>How its last run ended, or null.</summary>
    public V1ContainerState? LastState { get; init; }

    /// <summary>How often it was started again.</summary>
    public int RestartCount { get; init; }

    /// <summary>Whether it has started, as its probes say.</summary>
    public bool Started { get; init; }

    /// <summary>Whether it has ended and is not started again.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether it takes requests.</summary>
    public bool Ready { get; init; }

    /// <summary>A container that is being made.</summary>
    public static ContainerView Creating { get; } = Waiting("ContainerCreating", null);

    /// <summary>A container that cannot be started yet.</summary>
    public static ContainerView Waiting(string reason, string? message) => new() { State = WaitingState(reason, message) };

    /// <summary>The view of a container that ran when the sandbox ended.</summary>
    public static ContainerView OfStored(V1ContainerStatus? stored) =>
        stored?.ContainerID is not { Length: > 0 } containerId
            ? Creating
            : Creating with
            {
                ContainerId = containerId,
                RestartCount = stored.RestartCount + 1,
                LastState = new V1ContainerState
                {
                    Terminated = new V1ContainerStateTerminated
                    {
                        ContainerID = containerId,
                        ExitCode = 137,
                        Reason = "ContainerStatusUnknown",
                        Message = "The sandbox was stopped while the container ran.",
                        StartedAt = stored.State?.Running?.StartedAt,
                    },
                },
            };

    /// <summary>The same container, now waiting.</summary>
    public ContainerView ToWaiting(string reason, string? message) => this with { State = WaitingState(reason, message), Ready = false, Started = false };

    private static V1ContainerState WaitingState(string reason, string? message) =>
        new() { Waiting = new V1ContainerStateWaiting { Reason = reason, Message = message } };
}
