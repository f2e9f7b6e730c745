using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Models;

/// <summary>
/// Reads and writes the ConfigMaps of models. Data, history and canary change in one request, and only on top of what was read:
/// where somebody else was faster the change is made again on what is there now.
/// </summary>
internal sealed class ModelStore(ApiClient api, ApiPaths paths, string user, TimeProvider time)
{
    private const string RegistryType = "kubedirector";
    private const int MostRevisions = 50;

    public async Task<IReadOnlyList<ModelEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var selector = $"{KubeDirectorLabels.ConfigMapType}={ModelRegistryKeys.ConfigMapType}";
        var maps = await api.GetAsync<V1ConfigMapList>(ApiPaths.Selected(paths.ConfigMaps, selector), cancellationToken).ConfigureAwait(false);
        return [.. maps.Items.Select(ModelEntry.Read).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    public async Task<ModelEntry> GetAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken).ConfigureAwait(false) ?? throw new PipelineException(
            PipelineFault.NotFound, $"No model {name} is registered.", "#!kd-register list shows those that are; #!kd-register --model … registers one.");

    /// <summary>The model's entry; a ConfigMap of that name that holds something else is no model.</summary>
    public async Task<ModelEntry?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var map = await api.FindAsync<V1ConfigMap>(Path(name), cancellationToken).ConfigureAwait(false);
        if (map is null)
        {
            return null;
        }

        return map.GetLabel(KubeDirectorLabels.ConfigMapType) == ModelRegistryKeys.ConfigMapType
            ? ModelEntry.Read(map)
            : throw new PipelineException(PipelineFault.Conflict, $"ConfigMap {name} is there and is no registered model.", "Take another name for the model.");
    }

    public async Task CreateAsync(string name, ModelDraft draft, CancellationToken cancellationToken)
    {
        var map = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["labels"] = new JsonObject { [KubeDirectorLabels.ConfigMapType] = ModelRegistryKeys.ConfigMapType },
                ["annotations"] = new JsonObject { [ModelAnnotations.History] = History([], draft) },
            },
            ["data"] = Data(name, draft),
        };
        await api.CreateAsync<V1ConfigMap>(paths.ConfigMaps, map, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="name">Name of the model.</param>
    /// <param name="change">Makes of what is registered what shall be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ChangeAsync(string name, Func<ModelEntry, ModelDraft> change, CancellationToken cancellationToken) =>
        ConflictRetry.RunAsync(() => ChangeOnceAsync(name, change, cancellationToken));

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await GetAsync(name, cancellationToken).ConfigureAwait(false);
        await api.DeleteAsync(Path(name), cancellationToken).ConfigureAwait(false);
    }

    private async Task ChangeOnceAsync(string name, Func<ModelEntry, ModelDraft> change, CancellationToken cancellationToken)
    {
        var entry = await GetAsync(name, cancellationToken).ConfigureAwait(false);
        var draft = change(entry);
        if (!draft.KeepsRegistered(entry) || draft.Canary != entry.Canary)
        {
            await api.MergePatchAsync<V1ConfigMap>(Path(name), Patch(entry, draft), cancellationToken).ConfigureAwait(false);
        }
    }

    private string Path(string name) => ApiPaths.Named(paths.ConfigMaps, name);

    private JsonObject Patch(ModelEntry entry, ModelDraft draft)
    {
        var annotations = new JsonObject { [ModelAnnotations.Canary] = Canary(draft.Canary) };
        if (!draft.KeepsRegistered(entry))
        {
            annotations[ModelAnnotations.History] = History(entry.Revisions, draft);
        }

        return new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = entry.Map.Metadata.ResourceVersion, ["annotations"] = annotations },
            ["data"] = Data(entry.Name, draft),
        };
    }

    private static JsonObject Data(string name, ModelDraft draft) => new()
    {
        [ModelRegistryKeys.Name] = name,
        [ModelRegistryKeys.Description] = draft.Description,
        [ModelRegistryKeys.Version] = draft.Version,
        [ModelRegistryKeys.ModelType] = RegistryType,
        [ModelRegistryKeys.Path] = draft.Path,
        [ModelRegistryKeys.ScoringPath] = draft.ScoringPath,
    };

    private string History(IReadOnlyList<ModelRevision> before, ModelDraft draft)
    {
        var number = before.Count == 0 ? 1 : before[^1].Number + 1;
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var revision = new ModelRevision(number, draft.Version, draft.Path, draft.ScoringPath, draft.Description, now, user, draft.Reason);
        return JsonSerializer.Serialize(before.Append(revision).TakeLast(MostRevisions).Select(RevisionRecord.From));
    }

    private static string? Canary(ModelCanary? canary) => canary is null
        ? null
        : JsonSerializer.Serialize(new CanaryRegistration(canary.Version, canary.Path, canary.ScoringPath, canary.Description, canary.Percent));
}
