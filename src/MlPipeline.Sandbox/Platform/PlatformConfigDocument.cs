using System.Text.Json.Serialization;

namespace MlPipeline.Sandbox.Platform;

/// <summary>Answer of <c>GET /api/v2/config</c>, which needs no log-in.</summary>
/// <param name="Product">What answers.</param>
/// <param name="Version">Its version.</param>
/// <param name="KubernetesApi">Address of the Kubernetes API.</param>
internal sealed record PlatformConfigDocument(
    [property: JsonPropertyName("product")] string Product,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("k8s_api")] string KubernetesApi);
