using System.Globalization;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Interactive.Commands.Login;
using MlPipeline.Interactive.Declarations;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Models;

namespace MlPipeline.Interactive.Completion;

/// <summary>Values that the cluster has just now; none where nobody is logged in or the cluster does not answer.</summary>
internal sealed class LiveValues(LoginState login)
{
    public async Task<IReadOnlyList<CompletionItem>> ReadAsync(CompletionSource source, CancellationToken cancellationToken)
    {
        if (login.Current is not { } session || source == CompletionSource.None)
        {
            return [];
        }

        try
        {
            return await ReadAsync(session, source, cancellationToken).ConfigureAwait(false);
        }
        catch (PipelineException)
        {
            // Whoever types a line wants no error for it; running the line will tell.
            return [];
        }
    }

    private static Task<IReadOnlyList<CompletionItem>> ReadAsync(PipelineSession session, CompletionSource source, CancellationToken cancellationToken) =>
        source switch
        {
            CompletionSource.Apps => AppsAsync(session, cancellationToken),
            CompletionSource.Clusters => ClustersAsync(session, _ => true, cancellationToken),
            CompletionSource.TrainingClusters => ClustersAsync(session, app => app == EngineServices.TrainingApp, cancellationToken),
            CompletionSource.DeploymentClusters => ClustersAsync(session, app => app == EngineServices.DeploymentApp, cancellationToken),
            CompletionSource.Models => ModelsAsync(session, model => new CompletionItem(model.Name, model.Description), cancellationToken),
            CompletionSource.ModelVersions => ModelVersionsAsync(session, cancellationToken),
            CompletionSource.Roles => RolesAsync(session, cancellationToken),
            CompletionSource.Jobs => JobsAsync(session, cancellationToken),
            _ => Task.FromResult<IReadOnlyList<CompletionItem>>([]),
        };

    private static async Task<IReadOnlyList<CompletionItem>> AppsAsync(PipelineSession session, CancellationToken cancellationToken) =>
        [.. (await session.Apps.ListAsync(cancellationToken).ConfigureAwait(false)).Select(app => new CompletionItem(app.Name, app.DisplayName))];

    private static async Task<IReadOnlyList<CompletionItem>> ClustersAsync(
        PipelineSession session, Func<string, bool> hasApp, CancellationToken cancellationToken) =>
    [
        .. (await session.Clusters.ListAsync(cancellationToken).ConfigureAwait(false))
            .Where(cluster => hasApp(cluster.App))
            .Select(cluster => new CompletionItem(cluster.Name, $"{cluster.App}, {cluster.State}")),
    ];

    private static async Task<IReadOnlyList<CompletionItem>> ModelsAsync(
        PipelineSession session, Func<RegisteredModel, CompletionItem> describe, CancellationToken cancellationToken) =>
        [.. (await session.Models.ListAsync(cancellationToken).ConfigureAwait(false)).Select(describe)];

    /// <summary>The versions that are served: those in force, and those that are tried.</summary>
    private static async Task<IReadOnlyList<CompletionItem>> ModelVersionsAsync(PipelineSession session, CancellationToken cancellationToken) =>
    [
        .. (await session.Models.ListAsync(cancellationToken).ConfigureAwait(false)).SelectMany(Versions),
    ];

    private static IEnumerable<CompletionItem> Versions(RegisteredModel model)
    {
        yield return new CompletionItem(model.Version, model.Name);
        if (model.Canary is { } canary)
        {
            yield return new CompletionItem(canary.Version, $"{model.Name}, canary");
        }
    }

    private static async Task<IReadOnlyList<CompletionItem>> RolesAsync(PipelineSession session, CancellationToken cancellationToken) =>
    [
        .. (await session.Clusters.ListAsync(cancellationToken).ConfigureAwait(false))
            .SelectMany(cluster => cluster.Roles.Select(role => role.Id))
            .Distinct(StringComparer.Ordinal)
            .Select(role => new CompletionItem(role, "role")),
    ];

    private static async Task<IReadOnlyList<CompletionItem>> JobsAsync(PipelineSession session, CancellationToken cancellationToken)
    {
        var clusters = await session.Clusters.ListAsync(cancellationToken).ConfigureAwait(false);
        var histories = await Task.WhenAll(clusters
            .Where(cluster => cluster.App == EngineServices.TrainingApp)
            .Select(cluster => session.Training.HistoryAsync(cluster.Name, cancellationToken))).ConfigureAwait(false);
        return
        [
            .. histories.SelectMany(jobs => jobs)
                .OrderByDescending(job => job.Id)
                .Select(job => new CompletionItem(job.Id.ToString(CultureInfo.InvariantCulture), $"{job.Name} {job.Status}".Trim())),
        ];
    }
}
