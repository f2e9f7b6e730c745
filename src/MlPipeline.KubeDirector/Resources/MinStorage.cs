using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Smallest storage of a member.</summary>
public sealed class MinStorage
{
    /// <summary>A quantity, for example <c>10Gi</c>.</summary>
    [JsonPropertyName("size")]
    public string Size { get; set; } = "";

    /// <summary>Whether a member may have none.</summary>
    [JsonPropertyName("ephemeralModeSupported")]
    public bool? EphemeralModeSupported { get; set; }
}
