using System.Globalization;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Events;

namespace MlPipeline.Operator.Connections;

/// <summary>Tells a kdcluster, and whoever reads events, that something it is connected to has changed.</summary>
internal sealed class ConnectionNotices(OperatorResources resources, EventRecorder events)
{
    /// <summary>Records the change on both sides and bumps the counter of the dependent kdcluster.</summary>
    /// <param name="changed">What changed.</param>
    /// <param name="what">How messages call it, for example <c>configmap</c>.</param>
    /// <param name="reason">Reason of the dependent's event.</param>
    /// <param name="dependent">The kdcluster that is connected to it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SendAsync(
        IKubernetesObject<V1ObjectMeta> changed, string what, string reason, KubeDirectorCluster dependent, CancellationToken cancellationToken)
    {
        events.Normal(dependent, reason, $"connected {what} {{{changed.Metadata.Name}}} has changed");
        events.Normal(changed, EventReasons.Cluster, $"connected to cluster {{{dependent.Metadata.Name}}}; updating it");
        await BumpAsync(dependent, KubeDirectorAnnotations.ConnectionUpdateCounter, cancellationToken);
    }

    /// <summary>Raises a counter among the annotations of a kdcluster, which begins at 1.</summary>
    /// <returns>Its new value.</returns>
    public async Task<long> BumpAsync(KubeDirectorCluster cluster, string annotation, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(cluster.Metadata.NamespaceProperty, cluster.Metadata.Name);
        var current = resources.Clusters.Store.Find(key) ?? cluster;
        var value = (Counter(current, annotation) ?? 0) + 1;
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["annotations"] = new JsonObject { [annotation] = value.ToString(CultureInfo.InvariantCulture) },
            },
        };
        await resources.Clusters.Client.MergeAsync(key, patch, cancellationToken);
        return value;
    }

    /// <summary>Value of a counter, or null where it is absent or no number.</summary>
    public static long? Counter(KubeDirectorCluster cluster, string annotation) =>
        long.TryParse(cluster.GetAnnotation(annotation), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
