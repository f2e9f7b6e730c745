using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A kdstatusbackup: a copy of a kdcluster's status, since restoring an object from a backup loses its status.</summary>
[KubernetesEntity(
    Group = KubeDirectorGroup.Name,
    ApiVersion = KubeDirectorGroup.Version,
    Kind = KubeDirectorGroup.StatusBackupKind,
    PluralName = KubeDirectorGroup.StatusBackupPlural)]
public sealed class KubeDirectorStatusBackup : IKubernetesObject<V1ObjectMeta>, ISpec<KubeDirectorStatusBackupSpec>
{
    /// <inheritdoc />
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = KubeDirectorGroup.ApiVersion;

    /// <inheritdoc />
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KubeDirectorGroup.StatusBackupKind;

    /// <inheritdoc />
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>What is kept.</summary>
    [JsonPropertyName("spec")]
    public KubeDirectorStatusBackupSpec Spec { get; set; } = new();
}
