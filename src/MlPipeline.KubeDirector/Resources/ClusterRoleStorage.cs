using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Volume for persisted directories.</summary>
public sealed class ClusterRoleStorage
{
    /// <summary>A quantity.</summary>
    [JsonPropertyName("size")]
    public string Size { get; set; } = "";

    /// <summary>Storage class.</summary>
    [JsonPropertyName("storageClassName")]
    public string? StorageClassName { get; set; }
}
