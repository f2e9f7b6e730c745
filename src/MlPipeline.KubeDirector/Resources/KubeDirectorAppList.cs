using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A list of <see cref="KubeDirectorApp"/>.</summary>
public sealed class KubeDirectorAppList : IKubernetesObject<V1ListMeta>, IItems<KubeDirectorApp>
{
    /// <inheritdoc />
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = KubeDirectorGroup.ApiVersion;

    /// <inheritdoc />
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KubeDirectorGroup.AppKind + "List";

    /// <inheritdoc />
    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; } = new();

    /// <inheritdoc />
    [JsonPropertyName("items")]
    public IList<KubeDirectorApp> Items { get; set; } = [];
}
