using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Where the config package of a role comes from.</summary>
public sealed class ConfigPackage
{
    /// <summary>Address of a <c>.tgz</c>, <c>file://</c> or <c>http(s)://</c>.</summary>
    [JsonPropertyName("packageURL")]
    public string PackageUrl { get; set; } = "";

    /// <summary>Whether its programs go under <c>/usr/local</c>.</summary>
    [JsonPropertyName("useNewSetupLayout")]
    public bool? UseNewSetupLayout { get; set; }
}
