using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A kdcluster: one running instance of a kdapp.</summary>
[KubernetesEntity(
    Group = KubeDirectorGroup.Name,
    ApiVersion = KubeDirectorGroup.Version,
    Kind = KubeDirectorGroup.ClusterKind,
    PluralName = KubeDirectorGroup.ClusterPlural)]
public sealed class KubeDirectorCluster : IKubernetesObject<V1ObjectMeta>, ISpec<KubeDirectorClusterSpec>, IStatus<KubeDirectorClusterStatus?>
{
    /// <inheritdoc />
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = KubeDirectorGroup.ApiVersion;

    /// <inheritdoc />
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KubeDirectorGroup.ClusterKind;

    /// <inheritdoc />
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>What is wanted.</summary>
    [JsonPropertyName("spec")]
    public KubeDirectorClusterSpec Spec { get; set; } = new();

    /// <summary>What the operator reports; null before it has seen the object.</summary>
    [JsonPropertyName("status")]
    public KubeDirectorClusterStatus? Status { get; set; }
}
