using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;

namespace MlPipeline.Sandbox.Watching;

/// <summary>The kinds that the sandbox's own controllers work on.</summary>
internal sealed class ClusterView
{
    public ClusterView(IKubernetes client, ILogger<ClusterView> logger, TimeProvider time)
    {
        Claims = new ResourceCache<V1PersistentVolumeClaim>(
            new ResourceSource<V1PersistentVolumeClaim>(
                async token =>
                {
                    var list = await client.CoreV1.ListPersistentVolumeClaimForAllNamespacesAsync(cancellationToken: token);
                    return (list.Items, list.Metadata.ResourceVersion);
                },
                (version, token) => client.CoreV1.WatchListPersistentVolumeClaimForAllNamespacesAsync(resourceVersion: version, cancellationToken: token)),
            logger,
            time);
        Pods = new ResourceCache<V1Pod>(
            new ResourceSource<V1Pod>(
                async token =>
                {
                    var list = await client.CoreV1.ListPodForAllNamespacesAsync(cancellationToken: token);
                    return (list.Items, list.Metadata.ResourceVersion);
                },
                (version, token) => client.CoreV1.WatchListPodForAllNamespacesAsync(resourceVersion: version, cancellationToken: token)),
            logger,
            time);
        Services = new ResourceCache<V1Service>(
            new ResourceSource<V1Service>(
                async token =>
                {
                    var list = await client.CoreV1.ListServiceForAllNamespacesAsync(cancellationToken: token);
                    return (list.Items, list.Metadata.ResourceVersion);
                },
                (version, token) => client.CoreV1.WatchListServiceForAllNamespacesAsync(resourceVersion: version, cancellationToken: token)),
            logger,
            time);
        StatefulSets = new ResourceCache<V1StatefulSet>(
            new ResourceSource<V1StatefulSet>(
                async token =>
                {
                    var list = await client.AppsV1.ListStatefulSetForAllNamespacesAsync(cancellationToken: token);
                    return (list.Items, list.Metadata.ResourceVersion);
                },
                (version, token) => client.AppsV1.WatchListStatefulSetForAllNamespacesAsync(resourceVersion: version, cancellationToken: token)),
            logger,
            time);
    }

    public ResourceCache<V1PersistentVolumeClaim> Claims { get; }

    public ResourceCache<V1Pod> Pods { get; }

    public ResourceCache<V1Service> Services { get; }

    public ResourceCache<V1StatefulSet> StatefulSets { get; }

    /// <summary>Ends when all kinds have been listed once.</summary>
    public Task Filled => Task.WhenAll(Claims.Filled, Pods.Filled, Services.Filled, StatefulSets.Filled);

    /// <summary>Keeps all kinds up to date until the token ends it.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            Claims.RunAsync(cancellationToken),
            Pods.RunAsync(cancellationToken),
            Services.RunAsync(cancellationToken),
            StatefulSets.RunAsync(cancellationToken));
}
