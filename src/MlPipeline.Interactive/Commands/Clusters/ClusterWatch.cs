using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector.Clusters;

namespace MlPipeline.Interactive.Commands.Clusters;

/// <summary><c>#!kd-cluster watch</c>: shows a kdcluster as it changes, for a time and with no opinion on what it should become.</summary>
internal sealed class ClusterWatch(MagicContext context)
{
    public const int DefaultSeconds = 30;

    public async Task RunAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var name = invocation.Required("name");
        using var timer = new CancellationTokenSource(invocation.Seconds("for") ?? TimeSpan.FromSeconds(DefaultSeconds), context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        var live = context.StartLiveDisplay();
        KdClusterInfo? last = null;
        try
        {
            await foreach (var cluster in context.Session.Clusters.WatchAsync(name, both.Token).ConfigureAwait(false))
            {
                last = cluster;
                live.Show(cluster);
            }

            live.Show(new View($"Kdcluster {name}", [], "deleted"));
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Its time is up: what was seen last stays.
        }

        if (last is not null)
        {
            await context.KeepAsync(invocation, last, cancellationToken).ConfigureAwait(false);
        }
    }
}
