namespace MlPipeline.KubeDirector.Clusters;

/// <summary>What a new kdcluster shall be, in the few words that most need.</summary>
/// <param name="Name">Its name.</param>
/// <param name="App">The kdapp it is made of.</param>
public sealed record ClusterDescription(string Name, string App)
{
    /// <summary>Service account of all members, as the platform makes it for tenants.</summary>
    public const string TenantServiceAccount = "ecp-tenant-member-sa";

    /// <summary>How many members a role shall have, by role id; the least that the kdapp allows where a role is left out.</summary>
    public IReadOnlyDictionary<string, int> Members { get; init; } = new Dictionary<string, int>();

    /// <summary>What it shall be connected to.</summary>
    public KdConnections Connections { get; init; } = KdConnections.None;

    /// <summary>CPU of each member as a Kubernetes quantity, both requested and at most.</summary>
    public string Cpu { get; init; } = "1";

    /// <summary>Memory of each member as a Kubernetes quantity, both requested and at most.</summary>
    public string Memory { get; init; } = "2Gi";

    /// <summary>Service account of the members.</summary>
    public string ServiceAccount { get; init; } = TenantServiceAccount;
}
