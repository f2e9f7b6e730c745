using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Resources of a member, by resource name.</summary>
public sealed class ClusterRoleResources
{
    /// <summary>Limits; <c>cpu</c> and <c>memory</c> are required.</summary>
    [JsonPropertyName("limits")]
    public IDictionary<string, string> Limits { get; set; } = new Dictionary<string, string>();

    /// <summary>Requests.</summary>
    [JsonPropertyName("requests")]
    public IDictionary<string, string>? Requests { get; set; }
}
