using k8s;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Looks at everything a kdcluster is connected to.</summary>
internal sealed class ClusterAttachments(ApiClient api, ApiPaths paths, ClusterReader reader)
{
    public async Task<IReadOnlyList<AttachmentInfo>> ReadAsync(KdConnections connections, CancellationToken cancellationToken)
    {
        var clusters = connections.Clusters.Select(name => ClusterAsync(name, cancellationToken));
        var maps = connections.ConfigMaps.Select(name =>
            ObjectAsync<V1ConfigMap>("ConfigMap", paths.ConfigMaps, name, KubeDirectorLabels.ConfigMapType, cancellationToken));
        var secrets = connections.Secrets.Select(name =>
            ObjectAsync<V1Secret>("Secret", paths.Secrets, name, KubeDirectorLabels.SecretType, cancellationToken));
        return await Task.WhenAll(clusters.Concat(maps).Concat(secrets)).ConfigureAwait(false);
    }

    private async Task<AttachmentInfo> ClusterAsync(string name, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(name, cancellationToken).ConfigureAwait(false) is not { } snapshot)
        {
            return new AttachmentInfo(AttachmentInfo.ClusterKind, name, "", AttachmentInfo.Missing, null);
        }

        var cluster = snapshot.Describe();
        var front = cluster.Endpoints.FirstOrDefault(endpoint => endpoint.Port == EngineServices.LoadBalancerPort);
        return new AttachmentInfo(AttachmentInfo.ClusterKind, name, cluster.App, cluster.State, front?.Url);
    }

    private async Task<AttachmentInfo> ObjectAsync<T>(string kind, string collection, string name, string typeLabel, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var found = await api.FindAsync<T>(ApiPaths.Named(collection, name), cancellationToken).ConfigureAwait(false);
        return found is null
            ? new AttachmentInfo(kind, name, "", AttachmentInfo.Missing, null)
            : new AttachmentInfo(kind, name, found.GetLabel(typeLabel) ?? "", AttachmentInfo.There, null);
    }
}
