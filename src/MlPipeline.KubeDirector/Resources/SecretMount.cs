using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A Secret mounted into members.</summary>
public sealed class SecretMount
{
    /// <summary>Secret.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    /// <summary>Mode bits of its files.</summary>
    [JsonPropertyName("defaultMode")]
    public int? DefaultMode { get; set; }

    /// <summary>Folder.</summary>
    [JsonPropertyName("mountPath")]
    public string MountPath { get; set; } = "";

    /// <summary>Whether members may only read.</summary>
    [JsonPropertyName("readOnly")]
    public bool? ReadOnly { get; set; }
}
