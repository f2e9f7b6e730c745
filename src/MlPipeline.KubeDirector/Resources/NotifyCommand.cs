using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A start-script call.</summary>
public sealed class NotifyCommand
{
    /// <summary>Its arguments.</summary>
    [JsonPropertyName("arguments")]
    public IList<string> Arguments { get; set; } = [];
}
