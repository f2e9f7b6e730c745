using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Views;

namespace MlPipeline.Interactive.Commands.Clusters;

/// <summary><c>#!kd-cluster</c>.</summary>
internal sealed class ClusterCommand(MagicContext context, ClusterWait wait)
{
    private const int DefaultLogLines = 50;

    private static readonly OptionDeclaration RoleOption =
        new("role", "Only members of this role.", Default: "all roles", Completions: CompletionSource.Roles);

    private static readonly OptionDeclaration LinesOption =
        new("lines", "How many lines of each member.", ValueKind.WholeNumber, Default: $"{DefaultLogLines}");

    public MagicCommand Create() => new(
        "kd-cluster",
        "List, create, follow and delete kdclusters.",
        [
            new MagicVerb(new VerbDeclaration("apps", "List the kdapps that kdclusters can be made of.", [], Example: "#!kd-cluster apps"), ShowAppsAsync),
            new MagicVerb(new VerbDeclaration("list", "List the kdclusters.", [], Example: "#!kd-cluster list"), ShowListAsync),
            new MagicVerb(Named("show", "Show a kdcluster with members, connections and endpoints."), ShowAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "apply",
                    "Create or change the objects of a manifest, of whatever kind.",
                    [],
                    BodyRule.Required,
                    BodyLanguage.Yaml,
                    "#!kd-cluster apply\napiVersion: kubedirector.hpe.com/v1beta1\nkind: KubeDirectorCluster\nmetadata:\n  name: jupyter-notebook-{{user}}\nspec: …"),
                ApplyAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "wait",
                    "Wait until a kdcluster is configured and serves the models it is connected to.",
                    [
                        SharedOptions.ClusterName,
                        SharedOptions.Timeout(ClusterWait.DefaultSeconds),
                        new("model", "Look only at this model.", Completions: CompletionSource.Models),
                        new("model-version", "Wait for this version of the model.", Default: "the registered version", Completions: CompletionSource.ModelVersions),
                        SharedOptions.Out,
                    ],
                    Example: "#!kd-cluster wait --name jupyter-notebook-{{user}} --timeout 120"),
                wait.RunAsync),
            new MagicVerb(Named("endpoints", "List where the members of a kdcluster can be reached."), ShowEndpointsAsync),
            new MagicVerb(Named("attachments", "List what a kdcluster is connected to, and how that is."), ShowAttachmentsAsync),
            new MagicVerb(Named("events", "List what happened to a kdcluster."), ShowEventsAsync),
            new MagicVerb(Named("logs", "Show what the members of a kdcluster wrote.", RoleOption, LinesOption), ShowLogsAsync),
            new MagicVerb(Named("delete", "Delete a kdcluster and wait until it is gone."), DeleteAsync),
        ]);

    private static VerbDeclaration Named(string verb, string summary, params OptionDeclaration[] more) =>
        new(verb, summary, [SharedOptions.ClusterName, .. more], Example: $"#!kd-cluster {verb} --name training-engine-shared");

    private async Task ShowAppsAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        context.Show(await context.Session.Apps.ListAsync(cancellationToken).ConfigureAwait(false));

    private async Task ShowListAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        context.Show(await context.Session.Clusters.ListAsync(cancellationToken).ConfigureAwait(false));

    private async Task ShowAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        context.Show(await context.Session.Clusters.GetAsync(invocation.Required("name"), cancellationToken).ConfigureAwait(false));

    private async Task ApplyAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        context.Show(await context.Session.Clusters.ApplyAsync(invocation.Body, cancellationToken).ConfigureAwait(false));

    private async Task ShowEndpointsAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        context.Show(await context.Session.Clusters.EndpointsAsync(invocation.Required("name"), cancellationToken).ConfigureAwait(false));

    private async Task ShowAttachmentsAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        context.Show(await context.Session.Clusters.AttachmentsAsync(invocation.Required("name"), cancellationToken).ConfigureAwait(false));

    private async Task ShowEventsAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        context.Show(await context.Session.Clusters.EventsAsync(invocation.Required("name"), cancellationToken).ConfigureAwait(false));

    private async Task ShowLogsAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var lines = (int)Math.Min(invocation.Integer("lines") ?? DefaultLogLines, int.MaxValue);
        context.Show(await context.Session.Clusters.LogsAsync(invocation.Required("name"), invocation.Text("role"), lines, cancellationToken)
            .ConfigureAwait(false));
    }

    private async Task DeleteAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var name = invocation.Required("name");
        await context.Session.Clusters.GetAsync(name, cancellationToken).ConfigureAwait(false);
        var live = context.StartLiveDisplay();
        live.Show(new View($"Kdcluster {name}", [], new Cell("deleting", Tone.Busy)));
        await context.Session.Clusters.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        live.Show(new View($"Kdcluster {name}", [], "deleted"));
    }
}
