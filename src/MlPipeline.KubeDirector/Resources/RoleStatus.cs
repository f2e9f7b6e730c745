using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>State of a role.</summary>
public sealed class RoleStatus
{
    /// <summary>Role.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; } = "";

    /// <summary>Name of its stateful set.</summary>
    [JsonPropertyName("statefulSet")]
    public string StatefulSet { get; set; } = "";

    /// <summary>Its members.</summary>
    [JsonPropertyName("members")]
    public IList<MemberStatus> Members { get; set; } = [];
}
