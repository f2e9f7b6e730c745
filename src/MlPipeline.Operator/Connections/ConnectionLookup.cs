using System.Security.Cryptography;
using System.Text;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Clusters;
using KubeDirectorConnections = MlPipeline.KubeDirector.Resources.Connections;

namespace MlPipeline.Operator.Connections;

/// <summary>Resolves connections. All names are names of the kdcluster's own namespace.</summary>
internal sealed class ConnectionLookup(OperatorResources resources, OperatorOptions options)
{
    public ConnectedObjects Find(KubeDirectorCluster cluster)
    {
        var connections = cluster.Spec.Connections;
        return new ConnectedObjects(
            [.. Keys(cluster, connections?.Clusters).Select(FindCluster).OfType<ConnectedCluster>()],
            [.. Keys(cluster, connections?.ConfigMaps).Select(resources.ConfigMaps.Store.Find).OfType<V1ConfigMap>()],
            [.. Keys(cluster, connections?.Secrets).Select(resources.Secrets.Store.Find).OfType<V1Secret>()]);
    }

    /// <summary>Kdclusters of the same namespace that connect to the one named.</summary>
    public IReadOnlyList<KubeDirectorCluster> DependentsOn(ResourceKey key, Func<KubeDirectorConnections, IEnumerable<string>?> names) =>
        resources.Clusters.Store.Where(candidate =>
            candidate.Metadata.NamespaceProperty == key.Namespace
            && candidate.Metadata.DeletionTimestamp is null
            && candidate.Spec.Connections is { } connections
            && (names(connections)?.Contains(key.Name) ?? false));

    /// <summary>A text that changes whenever something connected comes, changes or goes.</summary>
    public string Hash(KubeDirectorCluster cluster)
    {
        var connections = cluster.Spec.Connections;
        var text = new StringBuilder();
        foreach (var key in Keys(cluster, connections?.Clusters))
        {
            text.Append(key.Name).Append(ClusterVersion(cluster, key));
        }

        foreach (var key in Keys(cluster, connections?.ConfigMaps))
        {
            text.Append(key.Name).Append(resources.ConfigMaps.Store.Find(key)?.Metadata.ResourceVersion);
        }

        foreach (var key in Keys(cluster, connections?.Secrets))
        {
            text.Append(key.Name).Append(resources.Secrets.Store.Find(key)?.Metadata.ResourceVersion);
        }

#pragma warning disable CA5351 // The hash is compared and never trusted; KubeDirector's clients know it as MD5.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5351
    }

    private string ClusterVersion(KubeDirectorCluster dependent, ResourceKey key)
    {
        if (resources.Clusters.Store.Find(key)?.Status is not { } status)
        {
            return "";
        }

        // Two kdclusters that are connected to each other would set each other off for ever.
        return LeadsTo(key, dependent.Metadata.Name, [])
            ? ""
            : status.SpecGenerationToProcess is { } generation ? FormattableString.Invariant($"{generation}") : "nil";
    }

    private bool LeadsTo(ResourceKey from, string name, HashSet<string> visited)
    {
        if (from.Name == name)
        {
            return true;
        }

        return visited.Add(from.Name)
            && resources.Clusters.Store.Find(from) is { } cluster
            && Keys(cluster, cluster.Spec.Connections?.Clusters).Any(next => LeadsTo(next, name, visited));
    }

    private ConnectedCluster? FindCluster(ResourceKey key)
    {
        if (resources.Clusters.Store.Find(key) is not { Status: not null } cluster)
        {
            return null;
        }

        var app = AppCatalogue.Find(
            cluster.Spec.App, cluster.Spec.AppCatalog, key.Namespace, options.Namespace, resources.Apps.Store.Find);
        return app is null ? null : new ConnectedCluster(cluster, app);
    }

    private static IEnumerable<ResourceKey> Keys(KubeDirectorCluster cluster, IEnumerable<string>? names) =>
        (names ?? []).Select(name => new ResourceKey(cluster.Metadata.NamespaceProperty, name));
}
