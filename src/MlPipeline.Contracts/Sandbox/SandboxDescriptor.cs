using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.Sandbox;

/// <summary>
/// What a running sandbox tells those who look for it: the content of <c>sandbox.json</c> in its home folder. The
/// file is there while the sandbox runs and gone after it stopped.
/// </summary>
/// <param name="ProcessId">Process of the sandbox.</param>
/// <param name="GatewayUrl">The platform's REST gateway, <c>https://127.0.0.1:port</c>.</param>
/// <param name="ApiServerUrl">The Kubernetes API.</param>
/// <param name="CertificateAuthorityFile">PEM file of the sandbox's own certificate authority.</param>
/// <param name="CredentialsFile">JSON file, mode 0600, with the generated password of each user.</param>
/// <param name="Tenant">The seeded tenant, <c>K8sMLTenant</c>.</param>
/// <param name="StartedAt">When it started.</param>
public sealed record SandboxDescriptor(
    [property: JsonPropertyName("processId")] int ProcessId,
    [property: JsonPropertyName("gatewayUrl")] string GatewayUrl,
    [property: JsonPropertyName("apiServerUrl")] string ApiServerUrl,
    [property: JsonPropertyName("certificateAuthorityFile")] string CertificateAuthorityFile,
    [property: JsonPropertyName("credentialsFile")] string CredentialsFile,
    [property: JsonPropertyName("tenant")] string Tenant,
    [property: JsonPropertyName("startedAt")] DateTimeOffset StartedAt);
