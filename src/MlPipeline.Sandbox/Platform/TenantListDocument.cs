using System.Text.Json.Serialization;

namespace MlPipeline.Sandbox.Platform;

/// <summary>Answer of <c>GET /api/v2/tenant</c>.</summary>
/// <param name="Tenants">The tenants of the user.</param>
internal sealed record TenantListDocument([property: JsonPropertyName("tenants")] IReadOnlyList<TenantDocument> Tenants);
