using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>What a kdapp offers.</summary>
public sealed class KubeDirectorAppSpec
{
    /// <summary>Name and description for people.</summary>
    [JsonPropertyName("label")]
    public AppLabel Label { get; set; } = new();

    /// <summary>Identifies the series of versions this kdapp belongs to.</summary>
    [JsonPropertyName("distroID")]
    public string DistroId { get; set; } = "";

    /// <summary>Version within the series.</summary>
    [JsonPropertyName("version")]
    public string Version { get; set; } = "";

    /// <summary>Version of the schema of <c>configmeta.json</c>, at least 7.</summary>
    [JsonPropertyName("configSchemaVersion")]
    public int ConfigSchemaVersion { get; set; }

    /// <summary>Image of roles that name none; admission moves it into them.</summary>
    [JsonPropertyName("defaultImageRepoTag")]
    public string? DefaultImageRepoTag { get; set; }

    /// <summary>Config package of roles that say nothing about theirs; admission moves it into them.</summary>
    [JsonPropertyName("defaultConfigPackage")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Setting<ConfigPackage> DefaultConfigPackage { get; set; }

    /// <summary>Persisted directories of roles that name none; admission moves them there.</summary>
    [JsonPropertyName("defaultPersistDirs")]
    public IList<string>? DefaultPersistDirs { get; set; }

    /// <summary>Start-script events of roles that name none; admission moves them there.</summary>
    [JsonPropertyName("defaultEventList")]
    public IList<string>? DefaultEventList { get; set; }

    /// <summary>How much script output roles keep that do not say; admission moves it there.</summary>
    [JsonPropertyName("defaultMaxLogSizeDump")]
    public int? DefaultMaxLogSizeDump { get; set; }

    /// <summary>Services that roles may offer.</summary>
    [JsonPropertyName("services")]
    public IList<AppService>? Services { get; set; }

    /// <summary>Roles a kdcluster may have.</summary>
    [JsonPropertyName("roles")]
    public IList<AppRole> Roles { get; set; } = [];

    /// <summary>Which roles are active and what they offer.</summary>
    [JsonPropertyName("config")]
    public AppConfig Config { get; set; } = new();

    /// <summary>Linux capabilities added to every container.</summary>
    [JsonPropertyName("capabilities")]
    public IList<string>? Capabilities { get; set; }

    /// <summary>Whether the image runs systemd.</summary>
    [JsonPropertyName("systemdRequired")]
    public bool? SystemdRequired { get; set; }

    /// <summary>Address of a picture.</summary>
    [JsonPropertyName("logoURL")]
    public string? LogoUrl { get; set; }
}
