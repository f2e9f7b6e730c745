using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Where a service listens.</summary>
public sealed class AppEndpoint
{
    /// <summary>Container port.</summary>
    [JsonPropertyName("port")]
    public int? Port { get; set; }

    /// <summary>For example <c>http</c>.</summary>
    [JsonPropertyName("urlScheme")]
    public string? UrlScheme { get; set; }

    /// <summary>Path of the first page.</summary>
    [JsonPropertyName("path")]
    public string? Path { get; set; }

    /// <summary>Whether people open it in a browser.</summary>
    [JsonPropertyName("isDashboard")]
    public bool? IsDashboard { get; set; }

    /// <summary>Whether it asks for the member's token.</summary>
    [JsonPropertyName("hasAuthToken")]
    public bool? HasAuthToken { get; set; }
}
