using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Clusters;

namespace MlPipeline.KubeDirector.Models;

/// <summary>The model registry: one labelled ConfigMap a model.</summary>
public sealed class KdModels
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    private readonly ModelStore _store;
    private readonly KdClusters _clusters;
    private readonly ObjectEvents _events;
    private readonly ServingWaiter _serving;

    internal KdModels(ModelStore store, KdClusters clusters, ObjectEvents events, ServingWaiter serving)
    {
        _store = store;
        _clusters = clusters;
        _events = events;
        _serving = serving;
    }

    /// <summary>Registers a model; one that is registered already gets these values.</summary>
    /// <param name="model">What to register.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The model as registered.</returns>
    /// <exception cref="PipelineException">A path is none of the central repository, or the name belongs to another ConfigMap.</exception>
    public async Task<RegisteredModel> RegisterAsync(ModelRegistration model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        RepositoryPath.EnsureModel(model.Path, model.ScoringPath);
        if (await _store.FindAsync(model.Name, cancellationToken).ConfigureAwait(false) is null)
        {
            await _store.CreateAsync(model.Name, ModelDraft.Of(model, canary: null), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await _store.ChangeAsync(model.Name, entry => ModelTransitions.Register(entry, model), cancellationToken)
                .ConfigureAwait(false);
        }

        return await GetAsync(model.Name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a registered model; deployments that are connected to it take the change over.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The model as registered now.</returns>
    public Task<RegisteredModel> UpdateAsync(string name, ModelChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        RepositoryPath.EnsureModel(change.Path, change.ScoringPath);
        return ChangeAsync(name, entry => ModelTransitions.Update(entry, change), cancellationToken);
    }

    /// <summary>Lets a second version answer a share of the requests for the model's latest version.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="canary">The second version.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The model as registered now.</returns>
    /// <exception cref="PipelineException">It is the version in force, or a path or the share is not valid.</exception>
    public Task<RegisteredModel> CanaryAsync(string name, ModelCanary canary, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(canary);
        RepositoryPath.EnsureModel(canary.Path, canary.ScoringPath);
        EnsurePercent(canary.Percent);
        return ChangeAsync(name, entry => ModelTransitions.SendCanary(entry, canary), cancellationToken);
    }

    /// <summary>Changes the share of requests that the canary answers.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="percent">The share, 0 to 100 percent; with 0 the canary stays loaded and answers only who asks for its version.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The model as registered now.</returns>
    /// <exception cref="PipelineException">No canary is out, or the share is not valid.</exception>
    public Task<RegisteredModel> CanaryAsync(string name, int percent, CancellationToken cancellationToken = default)
    {
        EnsurePercent(percent);
        return ChangeAsync(name, entry => ModelTransitions.ShareWithCanary(entry, percent), cancellationToken);
    }

    /// <summary>Makes the canary the version in force, for all requests.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The model as registered now.</returns>
    /// <exception cref="PipelineException">No canary is out.</exception>
    public Task<RegisteredModel> PromoteAsync(string name, CancellationToken cancellationToken = default) =>
        ChangeAsync(name, ModelTransitions.Promote, cancellationToken);

    /// <summary>Goes back: ends the canary where one is out, else puts an earlier version in force again.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="version">The version to go back to; the one before the one in force where it is left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The model as registered now.</returns>
    /// <exception cref="PipelineException">There is nothing to go back to.</exception>
    public Task<RegisteredModel> RollbackAsync(string name, string? version = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(name, entry => ModelTransitions.Rollback(entry, version), cancellationToken);

    /// <summary>Lists what was registered of a model, oldest first.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The history; at most the last 50 entries are kept.</returns>
    public async Task<ModelHistory> HistoryAsync(string name, CancellationToken cancellationToken = default)
    {
        var entry = await _store.GetAsync(name, cancellationToken).ConfigureAwait(false);
        return new ModelHistory(entry.Name, entry.Revisions, entry.Canary);
    }

    /// <summary>Lists what happened to a model's ConfigMap, oldest first: KubeDirector notes there which kdclusters it tells.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events.</returns>
    public async Task<IReadOnlyList<ClusterEventInfo>> EventsAsync(string name, CancellationToken cancellationToken = default)
    {
        var entry = await _store.GetAsync(name, cancellationToken).ConfigureAwait(false);
        return await _events.ReadAsync("ConfigMap", entry.Map.Metadata, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects a deployment to a model, and creates the deployment where it is not there.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="cluster">The deployment's kdcluster.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The deployment as it stands right after the change.</returns>
    /// <exception cref="PipelineException">The model is not registered, or the kdcluster is there and serves no models.</exception>
    public async Task<KdClusterInfo> DeployAsync(string name, string cluster, CancellationToken cancellationToken = default)
    {
        var entry = await _store.GetAsync(name, cancellationToken).ConfigureAwait(false);
        var connection = KdConnections.None with { ConfigMaps = [entry.Map.Metadata.Name] };
        if (await _clusters.FindAsync(cluster, cancellationToken).ConfigureAwait(false) is not { } existing)
        {
            var description = new ClusterDescription(cluster, EngineServices.DeploymentApp) { Connections = connection };
            return await _clusters.CreateAsync(description, cancellationToken).ConfigureAwait(false);
        }

        return ServesModels(existing)
            ? await _clusters.ConnectAsync(cluster, connection, cancellationToken).ConfigureAwait(false)
            : throw new PipelineException(
                PipelineFault.Rejected,
                $"Kdcluster {cluster} is one of {existing.App} and serves no models.",
                $"Take another name to have a deployment created, or name one of {EngineServices.DeploymentApp}.");
    }

    /// <summary>Lists the registered models by name.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The models.</returns>
    public async Task<IReadOnlyList<RegisteredModel>> ListAsync(CancellationToken cancellationToken = default)
    {
        var entries = await _store.ListAsync(cancellationToken).ConfigureAwait(false);
        var clusters = await _clusters.ListAsync(cancellationToken).ConfigureAwait(false);
        return [.. entries.Select(entry => Describe(entry, clusters))];
    }

    /// <summary>Reads one registered model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The model.</returns>
    public async Task<RegisteredModel> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        var entry = await _store.GetAsync(name, cancellationToken).ConfigureAwait(false);
        return Describe(entry, await _clusters.ListAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Takes a model out of the registry; its files stay.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is deleted.</returns>
    public Task DeleteAsync(string name, CancellationToken cancellationToken = default) => _store.DeleteAsync(name, cancellationToken);

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
        var entry = await _store.FindAsync(model, cancellationToken).ConfigureAwait(false);
        var target = entry is null ? new ServingTarget(model, version) : Target(entry, version);
        return await _serving.WaitAsync(cluster, target, timeout ?? DefaultTimeout, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RegisteredModel> ChangeAsync(string name, Func<ModelEntry, ModelDraft> change, CancellationToken cancellationToken)
    {
        await _store.ChangeAsync(name, change, cancellationToken).ConfigureAwait(false);
        return await GetAsync(name, cancellationToken).ConfigureAwait(false);
    }

    private static ServingTarget Target(ModelEntry entry, string version) => entry switch
    {
        { Current: { } current } when current.Version == version => new(entry.Name, version, current.Path, current.ScoringPath),
        { Canary: { } canary } when canary.Version == version => new(entry.Name, version, canary.Path, canary.ScoringPath),
        _ => throw new PipelineException(
            PipelineFault.Rejected,
            $"Model {entry.Name} is registered in version {entry.Current.Version}, not in version {version}.",
            $"Register that version first: #!kd-register update --model {entry.Name} --model-version {version} --path …"),
    };

    private static void EnsurePercent(int percent)
    {
        if (percent is < 0 or > 100)
        {
            throw new PipelineException(PipelineFault.Rejected, $"A canary cannot answer {percent} percent of the requests.", "Give a share from 0 to 100.");
        }
    }

    private static RegisteredModel Describe(ModelEntry entry, IReadOnlyList<KdClusterInfo> clusters) => new(
        entry.Name,
        entry.Current.Version,
        entry.Current.Description,
        entry.Current.Path,
        entry.Current.ScoringPath,
        entry.Map.Metadata.Name,
        [.. clusters.Where(cluster => Deploys(cluster, entry.Map.Metadata.Name)).Select(cluster => cluster.Name)],
        entry.Map.Metadata.CreationTimestamp,
        entry.Canary);

    /// <summary>A notebook may be connected to a model too, and serves nothing.</summary>
    private static bool Deploys(KdClusterInfo cluster, string configMap) => cluster.Connections.ConfigMaps.Contains(configMap) && ServesModels(cluster);

    private static bool ServesModels(KdClusterInfo cluster) =>
        cluster.App != EngineServices.TrainingApp && cluster.Roles.Any(role => role.Id == EngineServices.RestServerRole);
}
