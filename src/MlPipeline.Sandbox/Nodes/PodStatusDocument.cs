using System.Net;
using k8s.Models;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>The status of a pod, as a kubelet writes it.</summary>
internal sealed class PodStatusDocument(V1Pod pod, TimeProvider time)
{
    private readonly Dictionary<string, V1PodCondition> _conditions =
        (pod.Status?.Conditions ?? []).ToDictionary(condition => condition.Type);

    private readonly DateTime _startTime = pod.Status?.StartTime ?? time.GetUtcNow().UtcDateTime;

    /// <summary>Writes the status for what the container does now.</summary>
    public V1PodStatus Write(ContainerView view, IReadOnlyList<V1ContainerStatus> initial, IPAddress? address)
    {
        var unready = view.IsFinal ? "PodCompleted" : "ContainersNotReady";
        var runs = view.State.Running is not null || view.ContainerId is not null;
        return new V1PodStatus
        {
            Phase = view.IsFinal ? FinalPhase(view) : runs ? "Running" : "Pending",
            HostIP = NodeOptions.NodeAddress,
            HostIPs = [new V1HostIP { Ip = NodeOptions.NodeAddress }],
            PodIP = address?.ToString(),
            PodIPs = address is null ? null : [new V1PodIP { Ip = address.ToString() }],
            StartTime = _startTime,
            QosClass = QualityOfService(),
            Conditions =
            [
                Condition("PodReadyToStartContainers", address is not null, null),
                Condition("Initialized", initial.All(status => status.Ready), "ContainersNotInitialized"),
                Condition("Ready", view.Ready, unready),
                Condition("ContainersReady", view.Ready, unready),
                Condition("PodScheduled", true, null),
            ],
            InitContainerStatuses = initial.Count == 0 ? null : [.. initial],
            ContainerStatuses = [Container(view)],
        };
    }

    private static string FinalPhase(ContainerView view) => view.State.Terminated.ExitCode == 0 ? "Succeeded" : "Failed";

    private V1ContainerStatus Container(ContainerView view)
    {
        var container = pod.Spec.Containers[0];
        return new V1ContainerStatus
        {
            Name = container.Name,
            Image = container.Image,
            ImageID = view.ContainerId is null ? "" : $"mlpipeline://{container.Image}",
            ContainerID = view.ContainerId,
            Ready = view.Ready,
            Started = view.Started,
            RestartCount = view.RestartCount,
            State = view.State,
            LastState = view.LastState ?? new V1ContainerState(),
            Resources = container.Resources,
            AllocatedResources = container.Resources?.Requests,
        };
    }

    private V1PodCondition Condition(string type, bool holds, string? reasonIfNot)
    {
        var status = holds ? "True" : "False";
        if (_conditions.TryGetValue(type, out var known) && known.Status == status)
        {
            return known;
        }

        var changed = new V1PodCondition
        {
            Type = type,
            Status = status,
            Reason = holds ? null : reasonIfNot,
            Message = holds || reasonIfNot is null ? null : $"containers with unready status: [{pod.Spec.Containers[0].Name}]",
            LastTransitionTime = time.GetUtcNow().UtcDateTime,
        };
        _conditions[type] = changed;
        return changed;
    }

    private string QualityOfService()
    {
        var resources = pod.Spec.Containers.Select(container => container.Resources).ToList();
        if (resources.All(each => each is null || (each.Limits is not { Count: > 0 } && each.Requests is not { Count: > 0 })))
        {
            return "BestEffort";
        }

        return resources.All(IsGuaranteed) ? "Guaranteed" : "Burstable";
    }

    private static bool IsGuaranteed(V1ResourceRequirements? resources) =>
        new[] { "cpu", "memory" }.All(name =>
            resources?.Limits is { } limits && limits.TryGetValue(name, out var limit)
            && (resources.Requests is not { } requests || !requests.TryGetValue(name, out var request)
                || request.ToDecimal() == limit.ToDecimal()));
}
