using System.Collections.Concurrent;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Clusters;

namespace MlPipeline.KubeDirector.Engines;

/// <summary>Finds the engine of a kdcluster and remembers it, so that a prediction costs one request and not three.</summary>
internal sealed class EngineEndpoints(KdClusters clusters)
{
    private readonly ConcurrentDictionary<string, EndpointInfo> _fronts = new(StringComparer.Ordinal);

    /// <summary>Where the kdcluster's load balancer takes requests.</summary>
    public async Task<EndpointInfo> FrontAsync(string cluster, CancellationToken cancellationToken)
    {
        if (_fronts.TryGetValue(cluster, out var known))
        {
            return known;
        }

        var info = await clusters.GetAsync(cluster, cancellationToken).ConfigureAwait(false);
        return _fronts[cluster] = info.Endpoints.FirstOrDefault(endpoint => endpoint.Port == EngineServices.LoadBalancerPort) ?? throw Missing(info);
    }

    /// <summary>Where each of the kdcluster's REST servers takes requests itself.</summary>
    public async Task<IReadOnlyList<EndpointInfo>> ServersAsync(string cluster, CancellationToken cancellationToken)
    {
        var endpoints = await clusters.EndpointsAsync(cluster, cancellationToken).ConfigureAwait(false);
        return [.. endpoints.Where(endpoint => endpoint is { Role: EngineServices.RestServerRole, Port: EngineServices.RestServerPort })];
    }

    /// <summary>Forgets an engine that did not answer, or not as it should; it may have moved.</summary>
    public void Forget(string cluster) => _fronts.TryRemove(cluster, out _);

    private static PipelineException Missing(KdClusterInfo cluster) => cluster.IsConfigured
        ? new PipelineException(
            PipelineFault.NotFound,
            $"Kdcluster {cluster.Name} ({cluster.App}) has no load balancer on port {EngineServices.LoadBalancerPort}.",
            "Name a kdcluster of a training engine or a deployment engine; #!kd-cluster list shows them.")
        : new PipelineException(
            PipelineFault.NotFound,
            $"Kdcluster {cluster.Name} cannot be reached yet; it is in state \"{cluster.State}\".",
            $"Wait for it with #!kd-cluster wait --name {cluster.Name}.");
}
