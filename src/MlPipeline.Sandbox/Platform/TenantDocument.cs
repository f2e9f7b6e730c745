using System.Text.Json.Serialization;

namespace MlPipeline.Sandbox.Platform;

/// <summary>A tenant as the gateway shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace on Kubernetes.</param>
internal sealed record TenantDocument(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("namespace")] string Namespace);
