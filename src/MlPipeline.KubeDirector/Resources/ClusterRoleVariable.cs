using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>An environment variable.</summary>
public sealed class ClusterRoleVariable
{
    /// <summary>Name.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    /// <summary>Value.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }
}
