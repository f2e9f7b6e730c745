using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Name and description of a kdapp or service for people.</summary>
public sealed class AppLabel
{
    /// <summary>Display name.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    /// <summary>Longer text.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }
}
