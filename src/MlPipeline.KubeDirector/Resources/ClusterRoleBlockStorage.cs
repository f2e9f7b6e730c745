using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Raw block devices of a member.</summary>
public sealed class ClusterRoleBlockStorage
{
    /// <summary>Storage class.</summary>
    [JsonPropertyName("storageClassName")]
    public string StorageClassName { get; set; } = "";

    /// <summary>Device path without its number.</summary>
    [JsonPropertyName("pathPrefix")]
    public string PathPrefix { get; set; } = "";

    /// <summary>How many.</summary>
    [JsonPropertyName("numDevices")]
    public int NumDevices { get; set; }

    /// <summary>Size of each; <c>1Gi</c> where absent.</summary>
    [JsonPropertyName("size")]
    public string? Size { get; set; }
}
