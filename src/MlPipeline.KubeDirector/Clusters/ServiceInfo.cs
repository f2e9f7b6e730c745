namespace MlPipeline.KubeDirector.Clusters;

/// <summary>A service of a kdcluster.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">Role of its member; empty for the headless service of the whole kdcluster.</param>
/// <param name="Type"><c>ClusterIP</c>, <c>NodePort</c> or <c>LoadBalancer</c>.</param>
/// <param name="ClusterAddress">Its address inside the cluster; <c>None</c> where it is headless.</param>
/// <param name="Ports">Its ports by name.</param>
/// <param name="Published">Where a gateway publishes it, <c>host:port</c> for each port that is published.</param>
public sealed record ServiceInfo(
    string Name,
    string Role,
    string Type,
    string ClusterAddress,
    IReadOnlyDictionary<string, int> Ports,
    IReadOnlyList<string> Published);
