using k8s;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Events;

namespace MlPipeline.Operator.Clusters;

/// <summary>Lets a kdcluster go that is being deleted. Its objects go with it, since it owns them.</summary>
internal sealed class ClusterRelease(OperatorResources resources, ClusterRegistry registry, EventRecorder events)
{
    public async Task ReleaseAsync(KubeDirectorCluster cluster, CancellationToken cancellationToken)
    {
        registry.Forget(cluster.Metadata.Uid);
        if (!cluster.HasFinalizer(KubeDirectorGroup.CleanupFinalizer))
        {
            return;
        }

        events.Normal(cluster, EventReasons.Cluster, "greenlighting for deletion");
        var key = new ResourceKey(cluster.Metadata.NamespaceProperty, cluster.Metadata.Name);
        try
        {
            await resources.Clusters.Client.MergeAsync(key, Finalizers.Removed(cluster), cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.IsNotFound())
        {
            return;
        }
        catch (HttpOperationException exception) when (exception.IsConflict())
        {
            await resources.Clusters.Client.FindAsync(key, cancellationToken);
            throw;
        }
    }
}
