using k8s.Models;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Networking;

/// <summary>The Endpoints object of a service.</summary>
internal static class EndpointsDocument
{
    /// <summary>Lists the pods of a service: those that take requests, and those that do not yet.</summary>
    public static V1Endpoints Write(V1Service service, ClusterView view, PodNetwork network)
    {
        var ready = new List<V1EndpointAddress>();
        var notReady = new List<V1EndpointAddress>();
        foreach (var pod in ServiceBackends.SelectedPods(service, view))
        {
            if (network.TryGet(ResourceKey.Of(pod), out var endpoint))
            {
                var counts = endpoint.Ready || service.Spec.PublishNotReadyAddresses == true;
                (counts ? ready : notReady).Add(Address(pod, endpoint));
            }
        }

        return new V1Endpoints
        {
            ApiVersion = "v1",
            Kind = "Endpoints",
            Metadata = new V1ObjectMeta
            {
                Name = service.Metadata.Name,
                NamespaceProperty = service.Metadata.NamespaceProperty,
                Labels = service.Metadata.Labels,
                OwnerReferences =
                [
                    new V1OwnerReference { ApiVersion = "v1", Kind = "Service", Name = service.Metadata.Name, Uid = service.Metadata.Uid },
                ],
            },
            Subsets = ready.Count + notReady.Count == 0
                ? null
                :
                [
                    new V1EndpointSubset
                    {
                        Addresses = ready.Count > 0 ? ready : null,
                        NotReadyAddresses = notReady.Count > 0 ? notReady : null,
                        Ports = service.Spec.Ports?
                            .Select(port => new Corev1EndpointPort { Name = port.Name, Port = port.Port, Protocol = port.Protocol ?? "TCP" })
                            .ToList(),
                    },
                ],
        };
    }

    private static V1EndpointAddress Address(V1Pod pod, PodEndpoint endpoint) => new()
    {
        Ip = endpoint.Address.ToString(),
        Hostname = pod.Spec.Hostname,
        NodeName = NodeOptions.NodeName,
        TargetRef = new V1ObjectReference
        {
            Kind = "Pod",
            Name = pod.Metadata.Name,
            NamespaceProperty = pod.Metadata.NamespaceProperty,
            Uid = pod.Metadata.Uid,
        },
    };
}
