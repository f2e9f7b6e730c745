using System.Diagnostics;
using System.Net;
using System.Text.Json;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Sandbox.DataSets;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Networking;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Seeding;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>Sums up how the sandbox is.</summary>
internal sealed class StatusReport(
    SandboxGround ground,
    DateTimeOffset startedAt,
    TripSeeder trips,
    IReadOnlyList<Component> components,
    NodeAgent agent,
    ClusterView view,
    RunningContainers containers,
    ServicePublisher publisher,
    HttpClient api)
{
    public async Task<SandboxStatus> CreateAsync(CancellationToken cancellationToken) => new(
        Environment.ProcessId,
        startedAt,
        Environment.WorkingSet,
        trips.Status,
        WithPods(await SharedClusterStateAsync(cancellationToken)),
        Components(),
        [.. view.Pods.Objects.Select(Describe).OrderBy(pod => pod.Namespace, StringComparer.Ordinal).ThenBy(pod => pod.Name, StringComparer.Ordinal)],
        [.. publisher.Ports
            .Select(port => new PortStatus(port.Service.ToString(), port.ServicePort, new IPEndPoint(IPAddress.Loopback, port.Port).ToString()))
            .OrderBy(port => port.Service, StringComparer.Ordinal).ThenBy(port => port.ServicePort)]);

    private List<ComponentStatus> Components()
    {
        var settings = ground.Settings.Read();
        return
        [
            new ComponentStatus("platform gateway", "running", $"https://127.0.0.1:{settings.GatewayPort}"),
            new ComponentStatus("Kubernetes API", "running", $"https://127.0.0.1:{settings.ApiServerPort}"),
            .. components.Select(component => component.Status),
        ];
    }

    private PodStatus Describe(V1Pod pod)
    {
        var key = ResourceKey.Of(pod);
        var container = agent.RunnerOf(key)?.View;
        var processId = containers.TryGet(key, out var running) ? running.ProcessId : 0;
        return new PodStatus(
            key.Namespace,
            key.Name,
            container?.State.Waiting?.Reason ?? (processId != 0 ? "Running" : "Pending"),
            container?.Ready == true,
            processId,
            container?.RestartCount ?? 0,
            ResidentBytes(processId));
    }

    private async Task<string> SharedClusterStateAsync(CancellationToken cancellationToken)
    {
        using var response = await api.GetAsync(new Uri(Seeder.SharedClusterPath, UriKind.Relative), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return "absent";
        }

        response.EnsureSuccessStatusCode();
        using var cluster = await JsonDocument.ParseAsync(
            await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        return cluster.RootElement.TryGetProperty("status", out var status) && status.TryGetProperty("state", out var state)
            ? state.GetString() ?? "new"
            : "new";
    }

    /// <summary>What the operator wrote before the last stop says nothing of the pods of now.</summary>
    private string WithPods(string state)
    {
        var pods = view.Pods.Objects
            .Where(pod => pod.GetLabel(KubeDirectorLabels.KdCluster) == Seeder.SharedCluster)
            .ToList();
        var up = pods.Count(pod => agent.RunnerOf(ResourceKey.Of(pod))?.View.Ready == true);
        return state == ClusterStates.Configured && (pods.Count == 0 || up < pods.Count)
            ? $"{up} of {pods.Count} pods ready"
            : state;
    }

    private static long ResidentBytes(int processId)
    {
        if (processId == 0)
        {
            return 0;
        }

        try
        {
            using var process = Process.GetProcessById(processId);
            return process.WorkingSet64;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It ended a moment ago.
            return 0;
        }
    }
}
