using k8s;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Events;
using MlPipeline.Operator.Queue;

namespace MlPipeline.Operator.Connections;

/// <summary>Follows ConfigMaps and Secrets on behalf of the kdclusters that are connected to them.</summary>
internal sealed class ConnectionWatcher
{
    private readonly OperatorResources _resources;
    private readonly ConnectionLookup _lookup;
    private readonly ConnectionNotices _notices;
    private readonly WorkQueue<ConnectionChange> _changes;
    private readonly WorkQueue<ResourceKey> _clusters;

    public ConnectionWatcher(
        OperatorResources resources,
        ConnectionLookup lookup,
        ConnectionNotices notices,
        WorkQueue<ConnectionChange> changes,
        WorkQueue<ResourceKey> clusters)
    {
        (_resources, _lookup, _notices, _changes, _clusters) = (resources, lookup, notices, changes, clusters);
        resources.ConfigMaps.Store.Changed += (before, after) => OnChanged(false, before, after, KubeDirectorLabels.ConfigMapType);
        resources.Secrets.Store.Changed += (before, after) => OnChanged(true, before, after, KubeDirectorLabels.SecretType);
    }

    /// <summary>Tells the kdclusters that are connected to an object about its change.</summary>
    public async Task<TimeSpan?> NotifyAsync(ConnectionChange change, CancellationToken cancellationToken)
    {
        IKubernetesObject<V1ObjectMeta>? changed =
            change.IsSecret ? _resources.Secrets.Store.Find(change.Key) : _resources.ConfigMaps.Store.Find(change.Key);
        if (changed is null)
        {
            return null;
        }

        var (what, reason) = change.IsSecret ? ("secret", EventReasons.Secret) : ("configmap", EventReasons.ConfigMap);
        foreach (var dependent in Dependents(change))
        {
            try
            {
                await _notices.SendAsync(changed, what, reason, dependent, cancellationToken);
            }
            catch (HttpOperationException exception) when (exception.IsNotFound())
            {
                // The kdcluster went while it was being told.
                continue;
            }
        }

        return null;
    }

    private void OnChanged(bool isSecret, IKubernetesObject<V1ObjectMeta>? before, IKubernetesObject<V1ObjectMeta>? after, string typeLabel)
    {
        var metadata = (after ?? before)!.Metadata;
        var change = new ConnectionChange(isSecret, new ResourceKey(metadata.NamespaceProperty, metadata.Name));
        if (after?.GetLabel(typeLabel) is not null)
        {
            // Telling the kdclusters makes them look again.
            _changes.Add(change);
            return;
        }

        // Of objects without a type, and of objects that are gone, nobody is told; the hash of the connections covers them all the same.
        foreach (var dependent in Dependents(change))
        {
            _clusters.Add(new ResourceKey(dependent.Metadata.NamespaceProperty, dependent.Metadata.Name));
        }
    }

    private IReadOnlyList<KubeDirectorCluster> Dependents(ConnectionChange change) =>
        _lookup.DependentsOn(change.Key, connections => change.IsSecret ? connections.Secrets : connections.ConfigMaps);
}
