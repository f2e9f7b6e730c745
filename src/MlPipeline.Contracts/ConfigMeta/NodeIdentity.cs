using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>The member that holds a document.</summary>
public sealed record NodeIdentity
{
    /// <summary>Its role.</summary>
    [JsonPropertyName("role_id")]
    public string RoleId { get; init; } = "";

    /// <summary>Its node group, <c>1</c>.</summary>
    [JsonPropertyName("nodegroup_id")]
    public string NodeGroupId { get; init; } = "1";

    /// <summary>Its number within the kdcluster.</summary>
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>Its fully qualified name.</summary>
    [JsonPropertyName("hostname")]
    public string HostName { get; init; } = "";

    /// <summary>The same name again, as KubeDirector writes it.</summary>
    [JsonPropertyName("fqdn")]
    public string Fqdn { get; init; } = "";

    /// <summary>DNS domain of the kdcluster's members.</summary>
    [JsonPropertyName("domain")]
    public string Domain { get; init; } = "";

    /// <summary><c>spec.distroID</c> of the kdapp.</summary>
    [JsonPropertyName("distro_id")]
    public string DistroId { get; init; } = "";

    /// <summary>Always empty.</summary>
    [JsonPropertyName("depends_on")]
    public IReadOnlyDictionary<string, string> DependsOn { get; init; } = new Dictionary<string, string>();

    /// <summary>Block devices, absent where there are none.</summary>
    [JsonPropertyName("block_device_paths")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? BlockDevicePaths { get; init; }
}
