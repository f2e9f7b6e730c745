using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>What a kdcluster is to be.</summary>
public sealed class KubeDirectorClusterSpec
{
    /// <summary>Name of the kdapp.</summary>
    [JsonPropertyName("app")]
    public string App { get; set; } = "";

    /// <summary><c>local</c>: the kdapp is in the same namespace; <c>system</c>: in the operator's.</summary>
    [JsonPropertyName("appCatalog")]
    public string? AppCatalog { get; set; }

    /// <summary><c>UID</c> or <c>CrNameRole</c>.</summary>
    [JsonPropertyName("namingScheme")]
    public string? NamingScheme { get; set; }

    /// <summary>Type of the member services.</summary>
    [JsonPropertyName("serviceType")]
    public string? ServiceType { get; set; }

    /// <summary>Secret of roles that name none.</summary>
    [JsonPropertyName("defaultSecret")]
    public SecretMount? DefaultSecret { get; set; }

    /// <summary>What its members are told about.</summary>
    [JsonPropertyName("connections")]
    public Connections? Connections { get; set; }

    /// <summary>Its roles.</summary>
    [JsonPropertyName("roles")]
    public IList<ClusterRole> Roles { get; set; } = [];
}
