using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>What a kdstatusbackup keeps.</summary>
public sealed class KubeDirectorStatusBackupSpec
{
    /// <summary>Status of the kdcluster that has the same name.</summary>
    [JsonPropertyName("statusBackup")]
    public KubeDirectorClusterStatus? StatusBackup { get; set; }
}
