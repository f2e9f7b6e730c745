using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Defaults of an installation.</summary>
public sealed class KubeDirectorConfigSpec
{
    /// <summary>Storage class of roles that name none.</summary>
    [JsonPropertyName("defaultStorageClassName")]
    public string? DefaultStorageClassName { get; set; }

    /// <summary>Service type of kdclusters that name none.</summary>
    [JsonPropertyName("defaultServiceType")]
    public string? DefaultServiceType { get; set; }

    /// <summary>Whether nodes run systemd images without help.</summary>
    [JsonPropertyName("nativeSystemdSupport")]
    public bool? NativeSystemdSupport { get; set; }

    /// <summary>What names of mounted Secrets begin with.</summary>
    [JsonPropertyName("requiredSecretPrefix")]
    public string? RequiredSecretPrefix { get; set; }

    /// <summary>DNS domain of services, with its leading dot.</summary>
    [JsonPropertyName("clusterSvcDomainBase")]
    public string? ClusterServiceDomainBase { get; set; }

    /// <summary>Naming scheme of kdclusters that name none.</summary>
    [JsonPropertyName("defaultNamingScheme")]
    public string? DefaultNamingScheme { get; set; }

    /// <summary>Key of encrypted values, in hex.</summary>
    [JsonPropertyName("masterEncryptionKey")]
    public string? MasterEncryptionKey { get; set; }

    /// <summary>Labels added to all pods.</summary>
    [JsonPropertyName("podLabels")]
    public IDictionary<string, string>? PodLabels { get; set; }

    /// <summary>Annotations added to all pods.</summary>
    [JsonPropertyName("podAnnotations")]
    public IDictionary<string, string>? PodAnnotations { get; set; }

    /// <summary>Labels added to all services.</summary>
    [JsonPropertyName("serviceLabels")]
    public IDictionary<string, string>? ServiceLabels { get; set; }

    /// <summary>Annotations added to all services.</summary>
    [JsonPropertyName("serviceAnnotations")]
    public IDictionary<string, string>? ServiceAnnotations { get; set; }

    /// <summary>Whether statuses are kept in kdstatusbackups.</summary>
    [JsonPropertyName("backupClusterStatus")]
    public bool? BackupClusterStatus { get; set; }

    /// <summary>Whether a restore may go on while connected objects are missing.</summary>
    [JsonPropertyName("allowRestoreWithoutConnections")]
    public bool? AllowRestoreWithoutConnections { get; set; }

    /// <summary>Whether sized shared memory is allowed whatever the server's version.</summary>
    [JsonPropertyName("forceSharedMemorySizeSupport")]
    public bool? ForceSharedMemorySizeSupport { get; set; }
}
