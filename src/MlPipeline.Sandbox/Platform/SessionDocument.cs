using System.Text.Json.Serialization;

namespace MlPipeline.Sandbox.Platform;

/// <summary>Answer of <c>GET /api/v2/session/&lt;id&gt;</c>.</summary>
/// <param name="User">Who logged in.</param>
/// <param name="Tenant">Name of the tenant.</param>
/// <param name="Role">Role in the tenant.</param>
/// <param name="Created">When.</param>
internal sealed record SessionDocument(
    [property: JsonPropertyName("user_name")] string User,
    [property: JsonPropertyName("tenant_name")] string Tenant,
    [property: JsonPropertyName("role_name")] string Role,
    [property: JsonPropertyName("created")] DateTimeOffset Created);
