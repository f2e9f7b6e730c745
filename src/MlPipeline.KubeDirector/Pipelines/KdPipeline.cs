using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Repository;
using MlPipeline.KubeDirector.Apps;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.KubeDirector.Pipelines;

/// <summary>Looks at a user's pipeline as a whole.</summary>
public sealed class KdPipeline
{
    // What the tenant's administrator calls it.
    private const string SharedTraining = "training-engine-shared";

    private readonly KdApps _apps;
    private readonly KdClusters _clusters;
    private readonly KdModels _models;
    private readonly KdTraining _training;
    private readonly string _user;

    internal KdPipeline(KdApps apps, KdClusters clusters, KdModels models, KdTraining training, string user)
    {
        _apps = apps;
        _clusters = clusters;
        _models = models;
        _training = training;
        _user = user;
    }

    /// <summary>Reads how each of the six parts is.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The pipeline.</returns>
    public async Task<PipelineState> GetAsync(CancellationToken cancellationToken = default)
    {
        var apps = _apps.ListAsync(cancellationToken);
        var clusters = await _clusters.ListAsync(cancellationToken).ConfigureAwait(false);
        var models = await _models.ListAsync(cancellationToken).ConfigureAwait(false);
        var training = Prefer(clusters, EngineServices.TrainingApp, SharedTraining);
        var jobs = await JobsAsync(training, cancellationToken).ConfigureAwait(false);
        return new PipelineState(
            _user,
            [
                Operator(await apps.ConfigureAwait(false), clusters),
                Cluster(PipelineComponentKind.NotebookCluster, clusters, EngineServices.NotebookApp, $"{EngineServices.NotebookApp}-{_user}", Connected),
                Cluster(PipelineComponentKind.TrainingCluster, clusters, EngineServices.TrainingApp, SharedTraining, _ => Describe(jobs)),
                Repository(clusters, jobs),
                Registry(models),
                Cluster(PipelineComponentKind.DeploymentEngine, clusters, EngineServices.DeploymentApp, $"inference-server-{_user}", Connected),
            ]);
    }

    private static PipelineComponent Operator(IReadOnlyList<KdAppInfo> apps, IReadOnlyList<KdClusterInfo> clusters) => new(
        PipelineComponentKind.Operator,
        "KubeDirector",
        apps.Count == 0 ? PipelineStatus.Missing : clusters.Any(cluster => cluster.State.Length == 0) ? PipelineStatus.Pending : PipelineStatus.Ready,
        $"{Count(apps.Count, "kdapp")}, {Count(clusters.Count, "kdcluster")}");

    private static PipelineComponent Cluster(
        PipelineComponentKind kind, IReadOnlyList<KdClusterInfo> clusters, string app, string usualName, Func<KdClusterInfo, string> describe) =>
        Prefer(clusters, app, usualName) is { } cluster
            ? new PipelineComponent(kind, cluster.Name, Status(cluster), describe(cluster))
            : new PipelineComponent(kind, usualName, PipelineStatus.Missing, "not created yet");

    private static PipelineStatus Status(KdClusterInfo cluster) =>
        cluster.HasConfigErrors ? PipelineStatus.Failed : cluster.IsConfigured ? PipelineStatus.Ready : PipelineStatus.Pending;

    /// <summary>The share is mounted wherever a member runs; only what jobs have put there is known from outside.</summary>
    private static PipelineComponent Repository(IReadOnlyList<KdClusterInfo> clusters, IReadOnlyList<TrainingJob> jobs)
    {
        var pods = clusters.SelectMany(cluster => cluster.Members).Count(member => member.Phase == "Running");
        var made = jobs.SelectMany(job => job.Artifacts).Distinct(StringComparer.Ordinal).Count();
        return new PipelineComponent(
            PipelineComponentKind.Repository,
            TenantShare.Repository,
            pods > 0 ? PipelineStatus.Ready : PipelineStatus.Pending,
            $"shared by {Count(pods, "pod")}, {Count(made, "file")} made by jobs");
    }

    private PipelineComponent Registry(IReadOnlyList<RegisteredModel> models)
    {
        var own = models.FirstOrDefault(model => model.Name == $"model-{_user}") ?? (models.Count > 0 ? models[0] : null);
        return own is null
            ? new PipelineComponent(PipelineComponentKind.ModelRegistry, $"model-{_user}", PipelineStatus.Missing, "no model registered yet")
            : new PipelineComponent(
                PipelineComponentKind.ModelRegistry,
                own.Name,
                PipelineStatus.Ready,
                own.Canary is { } canary ? $"version {own.Version}, {canary.Percent} % version {canary.Version}" : $"version {own.Version}");
    }

    private static KdClusterInfo? Prefer(IReadOnlyList<KdClusterInfo> clusters, string app, string usualName)
    {
        var candidates = clusters.Where(cluster => cluster.App == app).ToList();
        return candidates.Find(cluster => cluster.Name == usualName) ?? candidates.FirstOrDefault();
    }

    /// <summary>What cannot be asked just now, since its cluster is on its way, counts as nothing done yet.</summary>
    private async Task<IReadOnlyList<TrainingJob>> JobsAsync(KdClusterInfo? training, CancellationToken cancellationToken)
    {
        try
        {
            return training is { IsConfigured: true } ? await _training.HistoryAsync(training.Name, cancellationToken).ConfigureAwait(false) : [];
        }
        catch (PipelineException)
        {
            return [];
        }
    }

    private static string Connected(KdClusterInfo cluster) =>
        Join(cluster.Connections.Clusters.Concat(cluster.Connections.ConfigMaps)) is { Length: > 0 } names ? $"connected to {names}" : "no connections";

    private static string Describe(IReadOnlyList<TrainingJob> jobs)
    {
        var running = jobs.Count(job => job.Status == JobStatus.Running);
        return running > 0 ? $"{Count(jobs.Count, "job")}, {running} running" : Count(jobs.Count, "job");
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static string Join(IEnumerable<string> names) => string.Join(", ", names);
}
