using System.Text.Json.Serialization;
using k8s.Models;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A role of a kdcluster.</summary>
public sealed class ClusterRole
{
    /// <summary>Role of the kdapp.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; } = "";

    /// <summary>How many members; the smallest count of the kdapp's role where absent.</summary>
    [JsonPropertyName("members")]
    public int? Members { get; set; }

    /// <summary>Resources of a member.</summary>
    [JsonPropertyName("resources")]
    public ClusterRoleResources Resources { get; set; } = new();

    /// <summary>Labels added to its pods.</summary>
    [JsonPropertyName("podLabels")]
    public IDictionary<string, string>? PodLabels { get; set; }

    /// <summary>Annotations added to its pods.</summary>
    [JsonPropertyName("podAnnotations")]
    public IDictionary<string, string>? PodAnnotations { get; set; }

    /// <summary>Labels added to its services.</summary>
    [JsonPropertyName("serviceLabels")]
    public IDictionary<string, string>? ServiceLabels { get; set; }

    /// <summary>Annotations added to its services.</summary>
    [JsonPropertyName("serviceAnnotations")]
    public IDictionary<string, string>? ServiceAnnotations { get; set; }

    /// <summary>Environment variables.</summary>
    [JsonPropertyName("env")]
    public IList<ClusterRoleVariable>? Env { get; set; }

    /// <summary>Size of <c>/dev/shm</c>.</summary>
    [JsonPropertyName("sharedMemory")]
    public string? SharedMemory { get; set; }

    /// <summary>Volume for persisted directories.</summary>
    [JsonPropertyName("storage")]
    public ClusterRoleStorage? Storage { get; set; }

    /// <summary>Raw block devices.</summary>
    [JsonPropertyName("blockStorage")]
    public ClusterRoleBlockStorage? BlockStorage { get; set; }

    /// <summary>Files downloaded into a member before it is configured.</summary>
    [JsonPropertyName("fileInjections")]
    public IList<FileInjection>? FileInjections { get; set; }

    /// <summary>Mounted Secret.</summary>
    [JsonPropertyName("secret")]
    public SecretMount? Secret { get; set; }

    /// <summary>Encrypted values for <c>configmeta.json</c>.</summary>
    [JsonPropertyName("secretKeys")]
    public IList<SecretKey>? SecretKeys { get; set; }

    /// <summary>Service account of its pods.</summary>
    [JsonPropertyName("serviceAccountName")]
    public string? ServiceAccountName { get; set; }

    /// <summary>Scheduling constraints.</summary>
    [JsonPropertyName("affinity")]
    public V1Affinity? Affinity { get; set; }

    /// <summary>Existing volumes to mount.</summary>
    [JsonPropertyName("volumeProjections")]
    public IList<VolumeProjection>? VolumeProjections { get; set; }
}
