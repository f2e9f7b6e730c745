using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A role of a kdapp.</summary>
public sealed class AppRole
{
    /// <summary>Identifies the role.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; } = "";

    /// <summary><c>N</c> for exactly N members, <c>N+</c> for at least N.</summary>
    [JsonPropertyName("cardinality")]
    public string Cardinality { get; set; } = "";

    /// <summary>Container image.</summary>
    [JsonPropertyName("imageRepoTag")]
    public string? ImageRepoTag { get; set; }

    /// <summary>Config package: absent, null (none) or given.</summary>
    [JsonPropertyName("configPackage")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Setting<ConfigPackage> ConfigPackage { get; set; }

    /// <summary>Directories kept on the member's volume.</summary>
    [JsonPropertyName("persistDirs")]
    public IList<string>? PersistDirs { get; set; }

    /// <summary>Start-script events the package takes; absent for all.</summary>
    [JsonPropertyName("eventList")]
    public IList<string>? EventList { get; set; }

    /// <summary>Smallest resource requests of a member.</summary>
    [JsonPropertyName("minResources")]
    public IDictionary<string, string>? MinResources { get; set; }

    /// <summary>Smallest storage of a member.</summary>
    [JsonPropertyName("minStorage")]
    public MinStorage? MinStorage { get; set; }

    /// <summary>Terminal settings.</summary>
    [JsonPropertyName("containerSpec")]
    public ContainerSpec? ContainerSpec { get; set; }

    /// <summary>How many bytes of script output are kept in the status.</summary>
    [JsonPropertyName("maxLogSizeDump")]
    public int? MaxLogSizeDump { get; set; }
}
