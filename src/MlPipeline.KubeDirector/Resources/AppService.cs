using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A service a role may offer.</summary>
public sealed class AppService
{
    /// <summary>Identifies the service within the kdapp.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; } = "";

    /// <summary>Name and description for people.</summary>
    [JsonPropertyName("label")]
    public AppLabel? Label { get; set; }

    /// <summary>Where it listens, or null.</summary>
    [JsonPropertyName("endpoint")]
    public AppEndpoint? Endpoint { get; set; }

    /// <summary>Copied to <c>configmeta.json</c>.</summary>
    [JsonPropertyName("exported_service")]
    public string? ExportedService { get; set; }
}
