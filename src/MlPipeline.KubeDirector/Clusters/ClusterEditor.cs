using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>
/// Changes the spec of a kdcluster as it stands in the API: what a caller does not touch stays as it is, fields this client does
/// not know among it. A change that somebody else made meanwhile is kept: the edit is done again on top of it.
/// </summary>
internal sealed class ClusterEditor(ApiClient api, ApiPaths paths, ClusterReader reader)
{
    /// <param name="name">Name of the kdcluster.</param>
    /// <param name="edit">Changes the spec it is given.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task EditAsync(string name, Action<JsonObject> edit, CancellationToken cancellationToken) =>
        ConflictRetry.RunAsync(() => EditOnceAsync(name, edit, cancellationToken));

    private async Task EditOnceAsync(string name, Action<JsonObject> edit, CancellationToken cancellationToken)
    {
        var current = await api.FindAsync<JsonObject>(paths.Cluster(name), cancellationToken).ConfigureAwait(false) ?? throw reader.NotThere(name);
        var spec = current["spec"]!.DeepClone().AsObject();
        edit(spec);
        if (JsonNode.DeepEquals(spec, current["spec"]))
        {
            return;
        }

        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = (string?)current["metadata"]!["resourceVersion"] },
            ["spec"] = spec,
        };
        await api.MergePatchAsync<JsonObject>(paths.Cluster(name), patch, cancellationToken).ConfigureAwait(false);
    }
}
