using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>State of the kdconfig.</summary>
public sealed class KubeDirectorConfigStatus
{
    /// <summary>New with every status the operator writes.</summary>
    [JsonPropertyName("generationUID")]
    public string GenerationUid { get; set; } = "";

    /// <summary><c>creating</c> or <c>ready</c>.</summary>
    [JsonPropertyName("state")]
    public string State { get; set; } = "";
}
