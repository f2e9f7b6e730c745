using System.Globalization;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector.Clusters;

namespace MlPipeline.Interactive.Commands.Clusters;

/// <summary>The verbs of <c>#!kd-cluster</c> that change something.</summary>
internal sealed class ClusterChanges(MagicContext context, ClusterWait wait)
{
    private KdClusters Clusters => context.Session.Clusters;

    public async Task ApplyAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var clusters = Clusters;
        var manifest = await ManifestAsync(invocation, cancellationToken).ConfigureAwait(false);
        context.Show(await clusters.ApplyAsync(manifest, cancellationToken).ConfigureAwait(false));
    }

    public async Task CreateAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var standard = new ClusterDescription(invocation.Required("name"), invocation.Required("app"));
        var description = standard with
        {
            Members = Counts(invocation),
            Connections = Connections(invocation),
            Cpu = invocation.Text("cpu") ?? standard.Cpu,
            Memory = invocation.Text("memory") ?? standard.Memory,
            ServiceAccount = invocation.Text("service-account") ?? standard.ServiceAccount,
        };
        var created = await Clusters.CreateAsync(description, cancellationToken).ConfigureAwait(false);
        await ShowChangedAsync(invocation, created, before: null, cancellationToken).ConfigureAwait(false);
    }

    public async Task ScaleAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var members = (int)Math.Min(invocation.Integer("members")!.Value, int.MaxValue);
        var scaled = await Clusters.ScaleAsync(invocation.Required("name"), invocation.Required("role"), members, cancellationToken).ConfigureAwait(false);
        await ShowChangedAsync(invocation, scaled, before: null, cancellationToken).ConfigureAwait(false);
    }

    public Task ConnectAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ChangeConnectionsAsync(invocation, Clusters.ConnectAsync, cancellationToken);

    public Task DisconnectAsync(MagicInvocation invocation, CancellationToken cancellationToken) =>
        ChangeConnectionsAsync(invocation, Clusters.DisconnectAsync, cancellationToken);

    public async Task DeleteAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var name = invocation.Required("name");
        await Clusters.GetAsync(name, cancellationToken).ConfigureAwait(false);
        var live = context.StartLiveDisplay();
        live.Show(new View($"Kdcluster {name}", [], new Cell("deleting", Tone.Busy)));
        await Clusters.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        live.Show(new View($"Kdcluster {name}", [], "deleted"));
    }

    private async Task ChangeConnectionsAsync(
        MagicInvocation invocation, Func<string, KdConnections, CancellationToken, Task<KdClusterInfo>> change, CancellationToken cancellationToken)
    {
        var connections = Connections(invocation);
        if (connections.IsEmpty)
        {
            throw new MagicException(
                $"{invocation.Command.Magic} {invocation.Verb.Name} is told nothing to {invocation.Verb.Name}.",
                "Add --clusters, --configmaps or --secrets with names, separated by commas.");
        }

        var before = await Clusters.GetAsync(invocation.Required("name"), cancellationToken).ConfigureAwait(false);
        var changed = await change(before.Name, connections, cancellationToken).ConfigureAwait(false);
        await ShowChangedAsync(invocation, changed, before, cancellationToken).ConfigureAwait(false);
    }

    private async Task ShowChangedAsync(MagicInvocation invocation, KdClusterInfo changed, KdClusterInfo? before, CancellationToken cancellationToken)
    {
        var cluster = changed;
        if (invocation.Has("no-wait"))
        {
            context.Show(cluster);
        }
        else
        {
            cluster = await wait.FollowAsync(invocation, changed.Name, before, cancellationToken).ConfigureAwait(false);
        }

        await context.KeepAsync(invocation, cluster, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> ManifestAsync(MagicInvocation invocation, CancellationToken cancellationToken) => (invocation.Text("file"), invocation.Body) switch
    {
        (null, { Length: > 0 } body) => body,
        ({ } file, "") => Placeholders.Fill(await ReadAsync(UserPath.Expand(file), cancellationToken).ConfigureAwait(false), () => context.Login.Placeholders),
        (null, _) => throw new MagicException(
            "#!kd-cluster apply needs a manifest (YAML or JSON) below its line, and there is none.",
            "Write it there, or name a file with --file; #!kd-cluster apply --help shows how."),
        _ => throw new MagicException("#!kd-cluster apply has both a manifest below its line and --file.", "Keep one of the two."),
    };

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MagicException($"The manifest {file} cannot be read.", "Check its path; a relative one begins in the notebook's folder.", error);
        }
    }

    private static KdConnections Connections(MagicInvocation invocation) =>
        new(invocation.List("clusters"), invocation.List("configmaps"), invocation.List("secrets"));

    private static Dictionary<string, int> Counts(MagicInvocation invocation) => invocation.Map("members").ToDictionary(
        entry => entry.Key,
        entry => int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new MagicException($"--members gives role {entry.Key} \"{entry.Value}\" members, and that is not a whole number.", "Write it like this: --members \"RESTServer=2\""));
}
