using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>How far a restore is.</summary>
public sealed class RestoreProgress
{
    /// <summary>The kdapp is missing.</summary>
    [JsonPropertyName("awaitingApp")]
    public bool AwaitingApp { get; set; }

    /// <summary>The status backup is missing.</summary>
    [JsonPropertyName("awaitingStatus")]
    public bool AwaitingStatus { get; set; }

    /// <summary>Other objects are missing.</summary>
    [JsonPropertyName("awaitingResources")]
    public bool AwaitingResources { get; set; }

    /// <summary>What went wrong.</summary>
    [JsonPropertyName("error")]
    public string? Error { get; set; }
}
