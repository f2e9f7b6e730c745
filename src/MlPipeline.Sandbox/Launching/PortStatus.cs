namespace MlPipeline.Sandbox.Launching;

/// <summary>A published service port.</summary>
/// <param name="Service"><c>namespace/service</c>.</param>
/// <param name="ServicePort">Port of the service.</param>
/// <param name="Address">Where the gateway publishes it, <c>host:port</c>.</param>
public sealed record PortStatus(string Service, int ServicePort, string Address);
