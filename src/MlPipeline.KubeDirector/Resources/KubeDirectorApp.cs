using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A kdapp: an application of the catalogue, its roles, images, services and configuration.</summary>
[KubernetesEntity(
    Group = KubeDirectorGroup.Name,
    ApiVersion = KubeDirectorGroup.Version,
    Kind = KubeDirectorGroup.AppKind,
    PluralName = KubeDirectorGroup.AppPlural)]
public sealed class KubeDirectorApp : IKubernetesObject<V1ObjectMeta>, ISpec<KubeDirectorAppSpec>
{
    /// <inheritdoc />
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = KubeDirectorGroup.ApiVersion;

    /// <inheritdoc />
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KubeDirectorGroup.AppKind;

    /// <inheritdoc />
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>What is wanted.</summary>
    [JsonPropertyName("spec")]
    public KubeDirectorAppSpec Spec { get; set; } = new();
}
