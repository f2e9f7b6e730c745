using System.Net;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Where a pod can be reached.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Ports">Container port to the port that is really listened on.</param>
/// <param name="Ready">Whether it takes requests.</param>
internal sealed record PodEndpoint(IPAddress Address, IReadOnlyDictionary<int, int> Ports, bool Ready)
{
    /// <summary>Where a container port is, or null where the pod does not have it.</summary>
    public IPEndPoint? Find(int containerPort) =>
        Ports.TryGetValue(containerPort, out var port) ? new IPEndPoint(Address, port) : null;
}
