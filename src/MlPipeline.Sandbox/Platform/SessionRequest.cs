using System.Text.Json.Serialization;

namespace MlPipeline.Sandbox.Platform;

/// <summary>Body of a log-in.</summary>
/// <param name="Name">User.</param>
/// <param name="Password">The user's password.</param>
/// <param name="TenantName">Tenant to work in; letter case counts.</param>
internal sealed record SessionRequest(
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("password")] string? Password,
    [property: JsonPropertyName("tenant_name")] string? TenantName);
