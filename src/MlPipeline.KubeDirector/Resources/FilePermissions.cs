using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Mode and owner of an injected file.</summary>
public sealed class FilePermissions
{
    /// <summary>Mode bits as a number.</summary>
    [JsonPropertyName("fileMode")]
    public int? FileMode { get; set; }

    /// <summary>User.</summary>
    [JsonPropertyName("fileOwner")]
    public string? FileOwner { get; set; }

    /// <summary>Group.</summary>
    [JsonPropertyName("fileGroup")]
    public string? FileGroup { get; set; }
}
