using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>The kdconfig: defaults for all kdclusters of an installation.</summary>
[KubernetesEntity(
    Group = KubeDirectorGroup.Name,
    ApiVersion = KubeDirectorGroup.Version,
    Kind = KubeDirectorGroup.ConfigKind,
    PluralName = KubeDirectorGroup.ConfigPlural)]
public sealed class KubeDirectorConfig : IKubernetesObject<V1ObjectMeta>, ISpec<KubeDirectorConfigSpec>, IStatus<KubeDirectorConfigStatus?>
{
    /// <inheritdoc />
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = KubeDirectorGroup.ApiVersion;

    /// <inheritdoc />
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KubeDirectorGroup.ConfigKind;

    /// <inheritdoc />
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>What is wanted.</summary>
    [JsonPropertyName("spec")]
    public KubeDirectorConfigSpec Spec { get; set; } = new();

    /// <summary>What the operator reports; null before it has seen the object.</summary>
    [JsonPropertyName("status")]
    public KubeDirectorConfigStatus? Status { get; set; }
}
