using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>
/// The content of <c>configmeta.json</c>, which KubeDirector keeps in every member. Properties stand in the order in which
/// KubeDirector writes them.
/// </summary>
public sealed record ConfigMetadata
{
    /// <summary>Version of the schema, <c>7</c>.</summary>
    [JsonPropertyName("version")]
    public string Version { get; init; } = "7";

    /// <summary>Service id, node group, role id: where in this document the service stands.</summary>
    [JsonPropertyName("services")]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, ReferenceKey>>> Services { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, ReferenceKey>>>();

    /// <summary>Node groups by number; KubeDirector has one, <c>1</c>.</summary>
    [JsonPropertyName("nodegroups")]
    public IReadOnlyDictionary<string, NodeGroup> NodeGroups { get; init; } = new Dictionary<string, NodeGroup>();

    /// <summary>Distribution id, node group: where in this document the node group stands.</summary>
    [JsonPropertyName("distros")]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ReferenceKey>> Distros { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, ReferenceKey>>();

    /// <summary>The kdcluster.</summary>
    [JsonPropertyName("cluster")]
    public required ClusterIdentity Cluster { get; init; }

    /// <summary>The member that holds this document; null in the document of a connected kdcluster.</summary>
    [JsonPropertyName("node")]
    public NodeIdentity? Node { get; init; }

    /// <summary>What the kdcluster is connected to.</summary>
    [JsonPropertyName("connections")]
    public ConnectionSet Connections { get; init; } = new();
}
