using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>An existing volume mounted into members.</summary>
public sealed class VolumeProjection
{
    /// <summary>Claim.</summary>
    [JsonPropertyName("pvcName")]
    public string PvcName { get; set; } = "";

    /// <summary>Folder.</summary>
    [JsonPropertyName("mountPath")]
    public string MountPath { get; set; } = "";

    /// <summary>Whether members may only read.</summary>
    [JsonPropertyName("readOnly")]
    public bool? ReadOnly { get; set; }
}
