using System.Text.Json.Nodes;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Models;

/// <summary>The model registry: one labelled ConfigMap a model.</summary>
public sealed class KdModels
{
    private const string RegistryType = "kubedirector";
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    private readonly ApiClient _api;
    private readonly ApiPaths _paths;
    private readonly KdClusters _clusters;
    private readonly ServingWaiter _serving;

    internal KdModels(ApiClient api, ApiPaths paths, KdClusters clusters, ServingWaiter serving)
    {
        _api = api;
        _paths = paths;
        _clusters = clusters;
        _serving = serving;
    }

    /// <summary>Registers a model; one that is registered already gets these values.</summary>
    /// <param name="model">What to register.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The model as registered.</returns>
    public async Task<RegisteredModel> RegisterAsync(ModelRegistration model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        EnsurePaths(model.Path, model.ScoringPath);
        var data = new Dictionary<string, string>
        {
            [ModelRegistryKeys.Name] = model.Name,
            [ModelRegistryKeys.Description] = model.Description,
            [ModelRegistryKeys.Version] = model.Version,
            [ModelRegistryKeys.ModelType] = RegistryType,
            [ModelRegistryKeys.Path] = model.Path,
            [ModelRegistryKeys.ScoringPath] = model.ScoringPath,
        };
        if (await FindAsync(model.Name, cancellationToken).ConfigureAwait(false) is not null)
        {
            await PatchAsync(model.Name, data, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var map = new V1ConfigMap
            {
                ApiVersion = "v1",
                Kind = "ConfigMap",
                Metadata = new V1ObjectMeta
                {
                    Name = model.Name,
                    Labels = new Dictionary<string, string> { [KubeDirectorLabels.ConfigMapType] = ModelRegistryKeys.ConfigMapType },
                },
                Data = data,
            };
            await _api.CreateAsync<V1ConfigMap>(_paths.ConfigMaps, map, cancellationToken).ConfigureAwait(false);
        }

        return await GetAsync(model.Name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a registered model; deployments that are connected to it take the change over.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The model as registered now.</returns>
    public async Task<RegisteredModel> UpdateAsync(string name, ModelChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        EnsurePaths(change.Path, change.ScoringPath);
        if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is null)
        {
            throw NotRegistered(name);
        }

        var data = new Dictionary<string, string?>
        {
            [ModelRegistryKeys.Version] = change.Version,
            [ModelRegistryKeys.Path] = change.Path,
            [ModelRegistryKeys.ScoringPath] = change.ScoringPath,
            [ModelRegistryKeys.Description] = change.Description,
        };
        var given = data.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!);
        if (given.Count > 0)
        {
            await PatchAsync(name, given, cancellationToken).ConfigureAwait(false);
        }

        return await GetAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the registered models by name.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The models.</returns>
    public async Task<IReadOnlyList<RegisteredModel>> ListAsync(CancellationToken cancellationToken = default)
    {
        var selector = $"{KubeDirectorLabels.ConfigMapType}={ModelRegistryKeys.ConfigMapType}";
        var maps = await _api.GetAsync<V1ConfigMapList>(ApiPaths.Selected(_paths.ConfigMaps, selector), cancellationToken).ConfigureAwait(false);
        var clusters = await _clusters.ListAsync(cancellationToken).ConfigureAwait(false);
        return [.. maps.Items.Select(map => Describe(map, clusters)).OrderBy(model => model.Name, StringComparer.Ordinal)];
    }

    /// <summary>Reads one registered model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The model.</returns>
    public async Task<RegisteredModel> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        var map = await FindAsync(name, cancellationToken).ConfigureAwait(false) ?? throw NotRegistered(name);
        return Describe(map, await _clusters.ListAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Takes a model out of the registry; its files stay.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is deleted.</returns>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is null)
        {
            throw NotRegistered(name);
        }

        await _api.DeleteAsync(ApiPaths.Named(_paths.ConfigMaps, name), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until every server of a deployment serves a version of a model.</summary>
    /// <param name="cluster">The deployment's kdcluster.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="version">The version.</param>
    /// <param name="timeout">How long at most; one minute where it is left out.</param>
    /// <param name="progress">Told after each look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state in which all serve it.</returns>
    /// <exception cref="PipelineException">A server cannot serve it and says why, or time is up.</exception>
    public async Task<ServingState> WaitServedAsync(
        string cluster,
        string model,
        string version,
        TimeSpan? timeout = null,
        IProgress<ServingState>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var target = await TargetAsync(model, version, cancellationToken).ConfigureAwait(false);
        return await _serving.WaitAsync(cluster, target, timeout ?? DefaultTimeout, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ServingTarget> TargetAsync(string name, string version, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is not { } map)
        {
            return new ServingTarget(name, version);
        }

        var model = Describe(map, []);
        return model.Version == version
            ? new ServingTarget(model.Name, version, model.Path, model.ScoringPath)
            : throw new PipelineException(
                PipelineFault.Rejected,
                $"Model {name} is registered in version {model.Version}, not in version {version}.",
                $"Register that version first: #!kd-register update --model {name} --model-version {version} --path …");
    }

    private static void EnsurePaths(string? path, string? scoringPath)
    {
        if (path is not null)
        {
            RepositoryPath.Ensure("model file", path);
        }

        if (scoringPath is { Length: > 0 })
        {
            RepositoryPath.Ensure("scoring script", scoringPath);
        }
    }

    /// <summary>The model's ConfigMap; one of that name that holds something else is no model.</summary>
    private async Task<V1ConfigMap?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var map = await _api.FindAsync<V1ConfigMap>(ApiPaths.Named(_paths.ConfigMaps, name), cancellationToken).ConfigureAwait(false);
        return map is null || map.GetLabel(KubeDirectorLabels.ConfigMapType) == ModelRegistryKeys.ConfigMapType
            ? map
            : throw new PipelineException(PipelineFault.Conflict, $"ConfigMap {name} is there and is no registered model.", "Take another name for the model.");
    }

    private Task<V1ConfigMap> PatchAsync(string name, IReadOnlyDictionary<string, string> data, CancellationToken cancellationToken)
    {
        var values = new JsonObject(data.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        return _api.MergePatchAsync<V1ConfigMap>(ApiPaths.Named(_paths.ConfigMaps, name), new JsonObject { ["data"] = values }, cancellationToken);
    }

    private static RegisteredModel Describe(V1ConfigMap map, IReadOnlyList<KdClusterInfo> clusters)
    {
        string Value(string key) => map.Data is { } data && data.TryGetValue(key, out var value) ? value : "";
        return new RegisteredModel(
            Value(ModelRegistryKeys.Name) is { Length: > 0 } name ? name : map.Metadata.Name,
            Value(ModelRegistryKeys.Version),
            Value(ModelRegistryKeys.Description),
            Value(ModelRegistryKeys.Path),
            Value(ModelRegistryKeys.ScoringPath),
            map.Metadata.Name,
            [.. clusters.Where(cluster => Deploys(cluster, map.Metadata.Name)).Select(cluster => cluster.Name)],
            map.Metadata.CreationTimestamp);
    }

    /// <summary>A notebook may be connected to a model too, and serves nothing.</summary>
    private static bool Deploys(KdClusterInfo cluster, string configMap) =>
        cluster.Connections.ConfigMaps.Contains(configMap) && cluster.Roles.Any(role => role.Id == EngineServices.RestServerRole);

    private static PipelineException NotRegistered(string name) => new(
        PipelineFault.NotFound, $"No model {name} is registered.", "#!kd-register list shows those that are; #!kd-register --model … registers one.");
}
