using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Services of one role.</summary>
public sealed class RoleServices
{
    /// <summary>Role.</summary>
    [JsonPropertyName("roleID")]
    public string RoleId { get; set; } = "";

    /// <summary>Services.</summary>
    [JsonPropertyName("serviceIDs")]
    public IList<string> ServiceIds { get; set; } = [];
}
