using System.Globalization;
using k8s;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Reads the objects that carry a kdcluster's label.</summary>
internal sealed class ClusterResourceReader(ApiClient api, ApiPaths paths)
{
    public async Task<ClusterResources> ReadAsync(string cluster, CancellationToken cancellationToken)
    {
        var selector = $"{KubeDirectorLabels.KdCluster}={cluster}";
        var sets = api.GetAsync<V1StatefulSetList>(ApiPaths.Selected(paths.StatefulSets, selector), cancellationToken);
        var pods = api.GetAsync<V1PodList>(ApiPaths.Selected(paths.Pods, selector), cancellationToken);
        var services = api.GetAsync<V1ServiceList>(ApiPaths.Selected(paths.Services, selector), cancellationToken);
        await Task.WhenAll(sets, pods, services).ConfigureAwait(false);
        return new ClusterResources(
            cluster,
            [.. (await sets.ConfigureAwait(false)).Items.Select(Describe).OrderBy(set => set.Name, StringComparer.Ordinal)],
            [.. (await pods.ConfigureAwait(false)).Items.Select(Describe).OrderBy(pod => pod.Name, StringComparer.Ordinal)],
            [.. (await services.ConfigureAwait(false)).Items.Select(Describe).OrderBy(service => service.Name, StringComparer.Ordinal)]);
    }

    private static StatefulSetInfo Describe(V1StatefulSet set) => new(
        set.Name(), Role(set), set.Spec?.Replicas ?? 1, set.Status?.ReadyReplicas ?? 0, set.Metadata.CreationTimestamp);

    private static PodInfo Describe(V1Pod pod) => new(
        pod.Name(),
        Role(pod),
        pod.Status?.Phase ?? "Unknown",
        pod.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true,
        pod.Status?.ContainerStatuses?.Sum(container => container.RestartCount) ?? 0,
        pod.Status?.PodIP ?? "",
        pod.Spec?.NodeName ?? "",
        pod.Status?.StartTime);

    private static ServiceInfo Describe(V1Service service)
    {
        var ports = service.Spec?.Ports ?? [];
        return new ServiceInfo(
            service.Name(),
            Role(service),
            service.Spec?.Type ?? "ClusterIP",
            service.Spec?.ClusterIP ?? "",
            ports.ToDictionary(port => port.Name ?? port.Port.ToString(CultureInfo.InvariantCulture), port => port.Port),
            [.. ports.Select(port => service.GetAnnotation(KubeDirectorAnnotations.GatewayPrefix + port.Port)).OfType<string>()]);
    }

    private static string Role(IKubernetesObject<V1ObjectMeta> made) => made.GetLabel(KubeDirectorLabels.Role) ?? "";
}
