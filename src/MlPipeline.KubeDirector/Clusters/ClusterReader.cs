using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Reads kdclusters together with their pods and services.</summary>
internal sealed class ClusterReader(ApiClient api, ApiPaths paths, ObjectEvents events)
{
    public async Task<IReadOnlyList<ClusterSnapshot>> ListAsync(CancellationToken cancellationToken)
    {
        var clusters = api.GetAsync<KubeDirectorClusterList>(paths.Clusters, cancellationToken);
        var pods = api.GetAsync<V1PodList>(ApiPaths.Selected(paths.Pods, KubeDirectorLabels.KdCluster), cancellationToken);
        var services = api.GetAsync<V1ServiceList>(ApiPaths.Selected(paths.Services, KubeDirectorLabels.KdCluster), cancellationToken);
        await Task.WhenAll(clusters, pods, services).ConfigureAwait(false);
        var podsByCluster = (await pods.ConfigureAwait(false)).Items.ToLookup(pod => pod.GetLabel(KubeDirectorLabels.KdCluster));
        var servicesByCluster = (await services.ConfigureAwait(false)).Items.ToLookup(service => service.GetLabel(KubeDirectorLabels.KdCluster));
        return
        [
            .. (await clusters.ConfigureAwait(false)).Items
                .OrderBy(cluster => cluster.Metadata.Name, StringComparer.Ordinal)
                .Select(cluster => new ClusterSnapshot(
                    cluster,
                    [.. podsByCluster[cluster.Metadata.Name]],
                    [.. servicesByCluster[cluster.Metadata.Name]],
                    [])),
        ];
    }

    public async Task<ClusterSnapshot> GetAsync(string name, CancellationToken cancellationToken) =>
        await CompleteAsync(await GetResourceAsync(name, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    public async Task<ClusterSnapshot?> FindAsync(string name, CancellationToken cancellationToken) =>
        await FindResourceAsync(name, cancellationToken).ConfigureAwait(false) is { } cluster
            ? await CompleteAsync(cluster, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>The kdcluster without its pods and services.</summary>
    public async Task<KubeDirectorCluster> GetResourceAsync(string name, CancellationToken cancellationToken) =>
        await FindResourceAsync(name, cancellationToken).ConfigureAwait(false)
        ?? throw NotThere(name);

    public PipelineException NotThere(string name) => new(
        PipelineFault.NotFound,
        $"There is no kdcluster {name} in namespace {paths.Namespace}.",
        "#!kd-cluster list shows those that are there.");

    public Task<KubeDirectorCluster?> FindResourceAsync(string name, CancellationToken cancellationToken) =>
        api.FindAsync<KubeDirectorCluster>(paths.Cluster(name), cancellationToken);

    /// <summary>Adds pods, services and events to a kdcluster that is at hand.</summary>
    public async Task<ClusterSnapshot> CompleteAsync(KubeDirectorCluster cluster, CancellationToken cancellationToken)
    {
        var selector = $"{KubeDirectorLabels.KdCluster}={cluster.Metadata.Name}";
        var pods = api.GetAsync<V1PodList>(ApiPaths.Selected(paths.Pods, selector), cancellationToken);
        var services = api.GetAsync<V1ServiceList>(ApiPaths.Selected(paths.Services, selector), cancellationToken);
        var happened = events.ReadAsync(KubeDirectorGroup.ClusterKind, cluster.Metadata, cancellationToken);
        await Task.WhenAll(pods, services, happened).ConfigureAwait(false);
        return new ClusterSnapshot(
            cluster,
            [.. (await pods.ConfigureAwait(false)).Items],
            [.. (await services.ConfigureAwait(false)).Items],
            await happened.ConfigureAwait(false));
    }
}
