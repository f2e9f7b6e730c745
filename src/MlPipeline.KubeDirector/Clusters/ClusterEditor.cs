using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>
/// Changes the spec of a kdcluster as it stands in the API: what a caller does not touch stays as it is, fields this client does
/// not know among it. A change that somebody else made meanwhile is kept: the edit is done again on top of it.
/// </summary>
internal sealed class ClusterEditor(ApiClient api, ApiPaths paths, ClusterReader reader)
{
    private const int MostAttempts = 5;

    /// <param name="name">Name of the kdcluster.</param>
    /// <param name="edit">Changes the spec it is given.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EditAsync(string name, Action<JsonObject> edit, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await reader.GetResourceAsync(name, cancellationToken).ConfigureAwait(false);
            var current = await api.GetAsync<JsonObject>(paths.Cluster(name), cancellationToken).ConfigureAwait(false);
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
            try
            {
                await api.MergePatchAsync<JsonObject>(paths.Cluster(name), patch, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PipelineException conflict) when (conflict.Fault == PipelineFault.Conflict && attempt < MostAttempts)
            {
                // Read it again and edit what is there now.
            }
        }
    }
}
