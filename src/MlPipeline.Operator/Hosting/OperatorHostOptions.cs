using System.Net;
using MlPipeline.Operator.Admission.Webhooks;

namespace MlPipeline.Operator.Hosting;

/// <summary>How an operator of its own process runs.</summary>
public sealed record OperatorHostOptions
{
    /// <summary>What the operator itself is told.</summary>
    public required OperatorOptions Operator { get; init; }

    /// <summary>Name of this operator among those that stand by.</summary>
    public required string Identity { get; init; }

    /// <summary>Address on which it answers API servers and those who watch over it.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port for that, 0 for a free one.</summary>
    public int Port { get; init; } = WebhookTarget.Service.PodPort;

    /// <summary>Where API servers reach it, or null for the address it listens on.</summary>
    public WebhookTarget? Target { get; init; }
}
