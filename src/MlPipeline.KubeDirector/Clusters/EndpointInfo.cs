namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Where a service of a member can be reached.</summary>
/// <param name="Cluster">The kdcluster.</param>
/// <param name="Role">The member's role.</param>
/// <param name="Pod">The member's pod.</param>
/// <param name="Service">Id of the service in the kdapp.</param>
/// <param name="Port">Port in the container.</param>
/// <param name="Url">Address to call.</param>
/// <param name="IsPublished">Whether the address is a gateway's and so reachable from outside the cluster.</param>
/// <param name="HasToken">Whether a request must carry the member's token.</param>
public sealed record EndpointInfo(
    string Cluster,
    string Role,
    string Pod,
    string Service,
    int Port,
    Uri Url,
    bool IsPublished,
    bool HasToken)
{
    /// <summary>The member's token; not public, so that no output of a notebook can hold it.</summary>
    internal string? Token { get; init; }
}
