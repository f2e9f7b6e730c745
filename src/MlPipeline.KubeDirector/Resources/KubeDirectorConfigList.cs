using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A list of <see cref="KubeDirectorConfig"/>.</summary>
public sealed class KubeDirectorConfigList : IKubernetesObject<V1ListMeta>, IItems<KubeDirectorConfig>
{
    /// <inheritdoc />
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = KubeDirectorGroup.ApiVersion;

    /// <inheritdoc />
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KubeDirectorGroup.ConfigKind + "List";

    /// <inheritdoc />
    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; } = new();

    /// <inheritdoc />
    [JsonPropertyName("items")]
    public IList<KubeDirectorConfig> Items { get; set; } = [];
}
