namespace MlPipeline.KubeDirector.Clusters;

/// <summary>The Kubernetes objects that the operator made for a kdcluster.</summary>
/// <param name="Cluster">The kdcluster.</param>
/// <param name="StatefulSets">One a role.</param>
/// <param name="Pods">One a member.</param>
/// <param name="Services">One a member, and a headless one for the whole.</param>
public sealed record ClusterResources(
    string Cluster,
    IReadOnlyList<StatefulSetInfo> StatefulSets,
    IReadOnlyList<PodInfo> Pods,
    IReadOnlyList<ServiceInfo> Services);
