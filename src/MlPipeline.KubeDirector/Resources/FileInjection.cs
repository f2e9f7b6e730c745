using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A file downloaded into a member.</summary>
public sealed class FileInjection
{
    /// <summary>Where from.</summary>
    [JsonPropertyName("srcURL")]
    public string SourceUrl { get; set; } = "";

    /// <summary>Folder it goes to.</summary>
    [JsonPropertyName("destDir")]
    public string DestinationFolder { get; set; } = "";

    /// <summary>Mode and owner.</summary>
    [JsonPropertyName("permissions")]
    public FilePermissions? Permissions { get; set; }
}
