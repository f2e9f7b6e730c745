using System.Collections.Concurrent;
using k8s.Models;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Manifests;

/// <summary>Asks the API for the path of a kind, once per group and version.</summary>
internal sealed class ResourceCatalog(ApiClient api)
{
    private readonly ConcurrentDictionary<string, V1APIResourceList> _lists = new(StringComparer.Ordinal);

    public async Task<V1APIResource> FindAsync(string apiVersion, string kind, CancellationToken cancellationToken)
    {
        var list = await ListAsync(apiVersion, cancellationToken).ConfigureAwait(false);
        return list.Resources.FirstOrDefault(resource => resource.Kind == kind && !resource.Name.Contains('/', StringComparison.Ordinal))
            ?? throw new PipelineException(
                PipelineFault.Rejected,
                $"The cluster knows no kind \"{kind}\" in apiVersion {apiVersion}.",
                $"It has {string.Join(", ", list.Resources.Where(resource => !resource.Name.Contains('/', StringComparison.Ordinal)).Select(resource => resource.Kind))}.");
    }

    public static string Collection(string apiVersion, V1APIResource resource, string namespaceName)
    {
        var root = GroupRoot(apiVersion);
        return resource.Namespaced ? $"{root}/namespaces/{namespaceName}/{resource.Name}" : $"{root}/{resource.Name}";
    }

    private async Task<V1APIResourceList> ListAsync(string apiVersion, CancellationToken cancellationToken)
    {
        if (_lists.TryGetValue(apiVersion, out var known))
        {
            return known;
        }

        var list = await api.FindAsync<V1APIResourceList>(GroupRoot(apiVersion), cancellationToken).ConfigureAwait(false)
            ?? throw new PipelineException(
                PipelineFault.Rejected,
                $"The cluster knows no apiVersion \"{apiVersion}\".",
                "Kdclusters have kubedirector.hpe.com/v1beta1; ConfigMaps and Secrets have v1.");
        return _lists[apiVersion] = list;
    }

    private static string GroupRoot(string apiVersion) =>
        apiVersion.Contains('/', StringComparison.Ordinal) ? $"apis/{apiVersion}" : $"api/{apiVersion}";
}
