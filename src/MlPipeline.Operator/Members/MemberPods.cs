using k8s.Models;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Members;

/// <summary>Reads what a member's pod tells about its container.</summary>
internal static class MemberPods
{
    public const string ContainerName = "app";

    /// <summary>Id of the container, empty where there is none.</summary>
    public static string ContainerId(V1Pod? pod) => Container(pod)?.ContainerID ?? "";

    /// <summary>Whether the container runs, be it ready or not.</summary>
    public static bool IsRunning(V1Pod? pod) => pod?.Status?.Phase == "Running" && ContainerId(pod).Length > 0;

    /// <summary>One of <see cref="ContainerStates"/>.</summary>
    public static string State(V1Pod? pod, bool lagsBehind)
    {
        if (Container(pod) is not { } container)
        {
            return ContainerStates.Absent;
        }

        if (Condition(pod, "Ready") is not { } ready)
        {
            return ContainerStates.Unknown;
        }

        if (container.State?.Running is not null)
        {
            return lagsBehind || ready.Status != "True" ? ContainerStates.Unresponsive : ContainerStates.Running;
        }

        if (container.State?.Terminated is not null)
        {
            return ContainerStates.Terminated;
        }

        var initial = pod!.Status.InitContainerStatuses?.FirstOrDefault();
        return initial is not null && initial.State?.Terminated is null ? ContainerStates.Initializing : ContainerStates.Waiting;
    }

    /// <summary>Why no node takes the pod, or null.</summary>
    public static string? SchedulingError(V1Pod? pod) =>
        Condition(pod, "PodScheduled") is { Reason: "Unschedulable" } condition ? condition.Message : null;

    private static V1ContainerStatus? Container(V1Pod? pod) =>
        pod?.Status?.ContainerStatuses?.FirstOrDefault(status => status.Name == ContainerName);

    private static V1PodCondition? Condition(V1Pod? pod, string type) =>
        pod?.Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);
}
