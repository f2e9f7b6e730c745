using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Objects of the same namespace that members are told about.</summary>
public sealed class Connections
{
    /// <summary>Names of kdclusters.</summary>
    [JsonPropertyName("clusters")]
    public IList<string>? Clusters { get; set; }

    /// <summary>Names of ConfigMaps.</summary>
    [JsonPropertyName("configmaps")]
    public IList<string>? ConfigMaps { get; set; }

    /// <summary>Names of Secrets.</summary>
    [JsonPropertyName("secrets")]
    public IList<string>? Secrets { get; set; }
}
