using System.Globalization;
using System.Net;
using k8s.Models;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Networking;

/// <summary>Finds what stands behind services.</summary>
internal static class ServiceBackends
{
    /// <summary>Where a port of a service leads to: ready pods, or all pods where the service says so.</summary>
    public static IEnumerable<IPEndPoint> Find(V1Service service, V1ServicePort port, ClusterView view, PodNetwork network) =>
        SelectedPods(service, view)
            .Select(pod => (pod, endpoint: network.Pods.GetValueOrDefault(ResourceKey.Of(pod))))
            .Where(each => each.endpoint is not null && (each.endpoint.Ready || service.Spec.PublishNotReadyAddresses == true))
            .OrderByDescending(each => each.endpoint!.Ready)
            .Select(each => each.endpoint!.Find(TargetPort(port, each.pod)))
            .OfType<IPEndPoint>();

    /// <summary>The pods that a service selects.</summary>
    public static IEnumerable<V1Pod> SelectedPods(V1Service service, ClusterView view) =>
        service.Spec.Selector is not { Count: > 0 } selector
            ? []
            : view.Pods.Objects
                .Where(pod => pod.Metadata.NamespaceProperty == service.Metadata.NamespaceProperty
                    && selector.All(pair => pod.Metadata.Labels is { } labels
                        && labels.TryGetValue(pair.Key, out var value) && value == pair.Value))
                .OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal);

    private static int TargetPort(V1ServicePort port, V1Pod pod)
    {
        if (port.TargetPort?.Value is not { Length: > 0 } target)
        {
            return port.Port;
        }

        return int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : pod.Spec.Containers
                .SelectMany(container => container.Ports ?? [])
                .FirstOrDefault(each => each.Name == target)?.ContainerPort ?? port.Port;
    }
}
