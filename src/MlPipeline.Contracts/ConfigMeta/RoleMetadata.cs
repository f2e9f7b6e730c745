using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>One role and its members.</summary>
public sealed record RoleMetadata
{
    /// <summary>Services of the role by id.</summary>
    [JsonPropertyName("services")]
    public IReadOnlyDictionary<string, ServiceMetadata> Services { get; init; } = new Dictionary<string, ServiceMetadata>();

    /// <summary>Numbers of the members.</summary>
    [JsonPropertyName("node_ids")]
    public IReadOnlyList<string> NodeIds { get; init; } = [];

    /// <summary>Fully qualified names of the members.</summary>
    [JsonPropertyName("hostnames")]
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The same names again, as KubeDirector writes them.</summary>
    [JsonPropertyName("fqdns")]
    public IReadOnlyList<string> Fqdns { get; init; } = [];

    /// <summary>Fully qualified name to number.</summary>
    [JsonPropertyName("fqdn_mappings")]
    public IReadOnlyDictionary<string, string> FqdnMappings { get; init; } = new Dictionary<string, string>();

    /// <summary>What a member may use.</summary>
    [JsonPropertyName("flavor")]
    public required Flavor Flavor { get; init; }

    /// <summary>Secret keys in plain text, absent where there are none.</summary>
    [JsonPropertyName("secret_keys")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? SecretKeys { get; init; }
}
