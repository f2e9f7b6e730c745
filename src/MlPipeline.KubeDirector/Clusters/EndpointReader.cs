using k8s.Models;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>
/// Finds the addresses of member services: the gateway's where the service is published there, else the load balancer's,
/// else the cluster's own.
/// </summary>
internal static class EndpointReader
{
    private const string NoScheme = "generic";

    public static IReadOnlyList<EndpointInfo> Read(IEnumerable<V1Service> services) =>
    [
        .. services
            .Where(service => service.GetLabel(KubeDirectorLabels.Role) is { Length: > 0 })
            .OrderBy(service => service.GetLabel(KubeDirectorLabels.Role), StringComparer.Ordinal)
            .ThenBy(service => service.Name(), StringComparer.Ordinal)
            .SelectMany(ReadService),
    ];

    private static IEnumerable<EndpointInfo> ReadService(V1Service service) =>
        (service.Spec?.Ports ?? []).Select(port => ReadPort(service, port)).OfType<EndpointInfo>();

    private static EndpointInfo? ReadPort(V1Service service, V1ServicePort port)
    {
        // A member service's ports are named <scheme>-<service id>.
        var (scheme, id) = port.Name?.Split('-', 2) is [var first, var second] ? (first, second) : (NoScheme, port.Name ?? "");
        var published = service.GetAnnotation(KubeDirectorAnnotations.GatewayPrefix + port.Port);
        var address = published is { Length: > 0 } gateway ? $"https://{gateway}/" : InsideAddress(service, port, scheme);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            return null;
        }

        var token = service.GetAnnotation(KubeDirectorAnnotations.AuthToken);
        return new EndpointInfo(
            service.GetLabel(KubeDirectorLabels.KdCluster) ?? "",
            service.GetLabel(KubeDirectorLabels.Role),
            service.Spec?.Selector is { } selector && selector.TryGetValue("statefulset.kubernetes.io/pod-name", out var pod) ? pod : service.Name(),
            id,
            port.Port,
            url,
            published is { Length: > 0 },
            token is { Length: > 0 })
        {
            Token = token,
        };
    }

    private static string? InsideAddress(V1Service service, V1ServicePort port, string scheme)
    {
        var ingress = service.Status?.LoadBalancer?.Ingress?.FirstOrDefault();
        var host = ingress?.Hostname ?? ingress?.Ip ?? service.Spec?.ClusterIP;
        if (host is null or "" or "None")
        {
            return null;
        }

        return $"{(scheme == NoScheme ? "tcp" : scheme)}://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port.Port}/";
    }
}
