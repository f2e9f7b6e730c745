using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.KubeDirector.Clusters;

namespace MlPipeline.Interactive.Commands;

/// <summary>Finds the kdcluster that a cell means where it names none: the only one of its kdapp, or the one that fits best.</summary>
internal sealed class ClusterChoice(MagicContext context)
{
    /// <param name="invocation">The cell; its <c>--cluster</c> decides where it is there.</param>
    /// <param name="app">The kdapp to look for.</param>
    /// <param name="fits">Tells among several the one that is meant, given all kdclusters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> FindAsync(
        MagicInvocation invocation,
        string app,
        Func<KdClusterInfo, IReadOnlyList<KdClusterInfo>, bool> fits,
        CancellationToken cancellationToken)
    {
        if (invocation.Text("cluster") is { } named)
        {
            return named;
        }

        var all = await context.Session.Clusters.ListAsync(cancellationToken).ConfigureAwait(false);
        var ofApp = all.Where(cluster => cluster.App == app).ToLookup(cluster => cluster.IsConfigured);
        var candidates = (ofApp.Contains(true) ? ofApp[true] : ofApp[false]).ToList();
        var fitting = candidates.Where(cluster => fits(cluster, all)).ToList();
        return (candidates, fitting) switch
        {
            ([var only], _) => only.Name,
            (_, [var best]) => best.Name,
            ([], _) => throw new MagicException($"There is no kdcluster of {app} in namespace {context.Session.Namespace}.", "Make one with #!kd-cluster apply."),
            _ => throw new MagicException(
                $"There are several kdclusters of {app}: {string.Join(", ", candidates.Select(cluster => cluster.Name))}.",
                "Say which one with --cluster."),
        };
    }
}
