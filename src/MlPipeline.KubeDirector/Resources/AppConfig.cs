using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Which roles of a kdapp are active and what they offer.</summary>
public sealed class AppConfig
{
    /// <summary>Roles a kdcluster must have, unless their smallest count is zero.</summary>
    [JsonPropertyName("selectedRoles")]
    public IList<string> SelectedRoles { get; set; } = [];

    /// <summary>Services of each role.</summary>
    [JsonPropertyName("roleServices")]
    public IList<RoleServices> RoleServices { get; set; } = [];

    /// <summary>Free values, <c>config_metadata</c> of <c>configmeta.json</c>.</summary>
    [JsonPropertyName("configMeta")]
    public IDictionary<string, string>? ConfigMeta { get; set; }
}
