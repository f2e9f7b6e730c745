using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>The members of a kdcluster by role.</summary>
public sealed record NodeGroup
{
    /// <summary>Roles by id.</summary>
    [JsonPropertyName("roles")]
    public IReadOnlyDictionary<string, RoleMetadata> Roles { get; init; } = new Dictionary<string, RoleMetadata>();

    /// <summary><c>spec.distroID</c> of the kdapp.</summary>
    [JsonPropertyName("distro_id")]
    public string DistroId { get; init; } = "";

    /// <summary><c>spec.version</c> of the kdapp.</summary>
    [JsonPropertyName("catalog_entry_version")]
    public string CatalogEntryVersion { get; init; } = "";

    /// <summary><c>spec.config.configMeta</c> of the kdapp, or null.</summary>
    [JsonPropertyName("config_metadata")]
    public IReadOnlyDictionary<string, string>? ConfigMetadata { get; init; }
}
