using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Manifests;

/// <summary>Creates objects that are not there, and merges into those that are.</summary>
internal sealed class ManifestApplier(ApiClient api, ApiPaths paths)
{
    private readonly ResourceCatalog _catalog = new(api);

    public async Task<IReadOnlyList<ApplyResult>> ApplyAsync(string text, CancellationToken cancellationToken)
    {
        var results = new List<ApplyResult>();
        foreach (var manifest in Manifest.ReadAll(text))
        {
            results.Add(await ApplyAsync(manifest, cancellationToken).ConfigureAwait(false));
        }

        return results;
    }

    public async Task<ApplyResult> ApplyAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        var resource = await _catalog.FindAsync(manifest.ApiVersion, manifest.Kind, cancellationToken).ConfigureAwait(false);
        var namespaceName = resource.Namespaced ? manifest.Namespace ?? paths.Namespace : "";
        var collection = ResourceCatalog.Collection(manifest.ApiVersion, resource, namespaceName);
        var outcome = await CreateOrMergeAsync(manifest, collection, cancellationToken).ConfigureAwait(false);
        return new ApplyResult(manifest.Kind, manifest.Name, namespaceName, outcome);
    }

    private async Task<string> CreateOrMergeAsync(Manifest manifest, string collection, CancellationToken cancellationToken)
    {
        var path = ApiPaths.Named(collection, manifest.Name);
        if (await api.FindAsync<JsonObject>(path, cancellationToken).ConfigureAwait(false) is not { } current)
        {
            await api.CreateAsync<JsonObject>(collection, manifest.Body, cancellationToken).ConfigureAwait(false);
            return ApplyResult.Created;
        }

        if (JsonMergePatch.ChangesNothing(current, manifest.Body))
        {
            return ApplyResult.Unchanged;
        }

        var merged = await api.MergePatchAsync<JsonObject>(path, manifest.Body, cancellationToken).ConfigureAwait(false);
        return Version(merged) == Version(current) ? ApplyResult.Unchanged : ApplyResult.Configured;
    }

    private static string? Version(JsonObject body) => (string?)body["metadata"]?["resourceVersion"];
}
