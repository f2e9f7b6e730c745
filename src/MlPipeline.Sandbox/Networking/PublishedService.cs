namespace MlPipeline.Sandbox.Networking;

/// <summary>The open gateway ports of a service.</summary>
/// <param name="Uid">UID of the service.</param>
/// <param name="Ports">Service port to gateway port.</param>
internal sealed record PublishedService(string Uid, IReadOnlyDictionary<int, GatewayPort> Ports);
