using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Commands.Clusters;

/// <summary>The verbs of <c>#!kd-cluster</c> that only look.</summary>
internal sealed class ClusterReads(MagicContext context)
{
    public const int DefaultLogLines = 50;

    private PipelineSession Session => context.Session;

    public async Task ShowAppsAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        object apps = invocation.Text("name") is { } name
            ? await Session.Apps.GetAsync(name, cancellationToken).ConfigureAwait(false)
            : await Session.Apps.ListAsync(cancellationToken).ConfigureAwait(false);
        await context.ShowAndKeepAsync(invocation, apps, cancellationToken).ConfigureAwait(false);
    }

    public Task ShowListAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, Session.Clusters.ListAsync(cancellationToken), cancellationToken);

    public Task ShowAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, Session.Clusters.GetAsync(invocation.Required("name"), cancellationToken), cancellationToken);

    public Task ShowResourcesAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, Session.Clusters.ResourcesAsync(invocation.Required("name"), cancellationToken), cancellationToken);

    public Task ShowEndpointsAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, Session.Clusters.EndpointsAsync(invocation.Required("name"), cancellationToken), cancellationToken);

    public Task ShowAttachmentsAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, Session.Clusters.AttachmentsAsync(NameOrOwn(invocation), cancellationToken), cancellationToken);

    public Task OpenAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, Session.Clusters.OpenAsync(invocation.Required("name"), cancellationToken), cancellationToken);

    public Task ShowEventsAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, Session.Clusters.EventsAsync(invocation.Required("name"), cancellationToken), cancellationToken);

    public Task ShowLogsAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var lines = (int)Math.Min(invocation.Integer("lines") ?? DefaultLogLines, int.MaxValue);
        return ShowAsync(
            invocation,
            Session.Clusters.LogsAsync(invocation.Required("name"), invocation.Text("role"), lines, cancellationToken),
            cancellationToken);
    }

    public Task ShowPipelineAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ShowAsync(invocation, Session.Pipeline.GetAsync(cancellationToken), cancellationToken);

    /// <summary>Inside a notebook cluster it is that one where the cell names none.</summary>
    private string NameOrOwn(MagicInvocation invocation) => invocation.Text("name") ?? context.Options.NotebookCluster
        ?? throw new MagicException(
            "This notebook runs in no notebook cluster, so there is no kdcluster of its own to look at.", "Say which one you mean with --name.");

    private async Task ShowAsync<T>(MagicInvocation invocation, Task<T> reading, CancellationToken cancellationToken)
        where T : notnull =>
        await context.ShowAndKeepAsync(invocation, await reading.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
}
