using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace MlPipeline.Operator.Admission.Webhooks;

/// <summary>How the operator answers as a webhook.</summary>
public sealed record WebhookOptions
{
    /// <summary>Certificate it answers with.</summary>
    public required X509Certificate2 Certificate { get; init; }

    /// <summary>Certificate of the authority behind it in PEM, which API servers are told to trust.</summary>
    public required string AuthorityPem { get; init; }

    /// <summary>Address to listen on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port to listen on, 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where API servers reach it, or null for the address it listens on.</summary>
    public WebhookTarget? Target { get; init; }
}
