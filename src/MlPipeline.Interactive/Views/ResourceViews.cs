using System.Globalization;
using MlPipeline.KubeDirector.Clusters;

namespace MlPipeline.Interactive.Views;

/// <summary>What the Kubernetes objects of a kdcluster look like.</summary>
internal static class ResourceViews
{
    public static View Show(ClusterResources resources) => new(
        $"Resources of kdcluster {resources.Cluster}",
        [StatefulSetTable(resources.StatefulSets), PodTable(resources.Pods), ServiceTable(resources.Services)]);

    public static View Show(IReadOnlyList<StatefulSetInfo> sets) => View.Of(StatefulSetTable(sets));

    public static View Show(IReadOnlyList<PodInfo> pods) => View.Of(PodTable(pods));

    public static View Show(IReadOnlyList<ServiceInfo> services) => View.Of(ServiceTable(services));

    private static Table StatefulSetTable(IReadOnlyList<StatefulSetInfo> sets) =>
        new("StatefulSets", ["Name", "Role", "Ready", "Created"], [.. sets.Select(StatefulSetRow)], "none yet.");

    private static IReadOnlyList<Cell> StatefulSetRow(StatefulSetInfo set) =>
    [
        set.Name,
        set.Role,
        new Cell($"{Words.Count(set.ReadyReplicas)} of {Words.Count(set.Replicas)}", set.ReadyReplicas >= set.Replicas ? Tone.Good : Tone.Busy),
        Words.TimeCell(set.Created),
    ];

    private static Table PodTable(IReadOnlyList<PodInfo> pods) =>
        new("Pods", ["Name", "Role", "State", "Restarts", "Address", "Node", "Started"], [.. pods.Select(PodRow)], "none yet.");

    private static IReadOnlyList<Cell> PodRow(PodInfo pod) =>
        [pod.Name, pod.Role, PodState(pod), Words.CountCell(pod.RestartCount), pod.Address, pod.Node, Words.TimeCell(pod.Started)];

    private static Cell PodState(PodInfo pod) => pod switch
    {
        { Phase: "Running", IsReady: true } => new Cell("Running, ready", Tone.Good, Whole: true),
        { Phase: "Running" } => new Cell("Running, not ready", Tone.Busy, Whole: true),
        { Phase: "Pending" } => new Cell(pod.Phase, Tone.Busy),
        { Phase: "Succeeded" } => new Cell(pod.Phase, Tone.Good),
        _ => new Cell(pod.Phase.Length > 0 ? pod.Phase : "Unknown", Tone.Bad),
    };

    private static Table ServiceTable(IReadOnlyList<ServiceInfo> services) =>
        new("Services", ["Name", "Role", "Type", "Cluster address", "Ports", "Published at"], [.. services.Select(ServiceRow)], "none yet.");

    private static IReadOnlyList<Cell> ServiceRow(ServiceInfo service) =>
    [
        service.Name,
        service.Role.Length > 0 ? service.Role : "all members",
        service.Type,
        service.ClusterAddress == "None" ? "headless" : service.ClusterAddress,
        Words.List(service.Ports.Select(port => $"{port.Key} {port.Value.ToString(CultureInfo.InvariantCulture)}"), none: ""),
        Words.List(service.Published, none: ""),
    ];
}
