using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Live;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector.Clusters;

namespace MlPipeline.Interactive.Commands.Clusters;

/// <summary><c>#!kd-cluster wait</c>: shows members as they come up, then the models as they are served.</summary>
internal sealed class ClusterWait(MagicContext context, ModelServing serving)
{
    public const int DefaultSeconds = 120;

    public async Task RunAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Has("model-version") && !invocation.Has("model"))
        {
            throw new MagicException("--model-version needs --model.", "Name the model whose version to wait for.");
        }

        var start = context.Time.GetTimestamp();
        var cluster = await FollowAsync(invocation, invocation.Required("name"), before: null, cancellationToken).ConfigureAwait(false);
        foreach (var (model, version) in await AwaitedAsync(invocation, cluster, cancellationToken).ConfigureAwait(false))
        {
            var left = Timeout(invocation) - context.Time.GetElapsedTime(start);
            await serving.WaitAsync(cluster.Name, model, version, left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }

        await context.KeepAsync(invocation, cluster, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Shows a kdcluster in one display until it is configured.</summary>
    /// <param name="invocation">Has the time it may take.</param>
    /// <param name="name">Name of the kdcluster.</param>
    /// <param name="before">How it was before a change that is waited for, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<KdClusterInfo> FollowAsync(MagicInvocation invocation, string name, KdClusterInfo? before, CancellationToken cancellationToken)
    {
        var start = context.Time.GetTimestamp();
        var live = context.StartLiveDisplay();
        var progress = new InlineProgress<KdClusterInfo>(cluster => live.Step(() => ClusterViews.Waiting(cluster, context.Time.GetElapsedTime(start))));
        var configured = await context.Session.Clusters.WaitAsync(name, Timeout(invocation), progress, before, cancellationToken).ConfigureAwait(false);
        live.Show(configured);
        return configured;
    }

    private static TimeSpan Timeout(MagicInvocation invocation) => invocation.Seconds("timeout") ?? TimeSpan.FromSeconds(DefaultSeconds);

    /// <summary>The model the cell names, else all that the kdcluster is connected to, each in its registered version.</summary>
    private async Task<IReadOnlyList<(string Model, string Version)>> AwaitedAsync(
        MagicInvocation invocation, KdClusterInfo cluster, CancellationToken cancellationToken)
    {
        var models = context.Session.Models;
        if (invocation.Text("model") is { } model)
        {
            return [(model, invocation.Text("model-version") ?? (await models.GetAsync(model, cancellationToken).ConfigureAwait(false)).Version)];
        }

        if (cluster.Connections.ConfigMaps.Count == 0)
        {
            return [];
        }

        var registered = await models.ListAsync(cancellationToken).ConfigureAwait(false);
        return [.. registered.Where(candidate => candidate.Deployments.Contains(cluster.Name)).Select(candidate => (candidate.Name, candidate.Version))];
    }
}
