using k8s;
using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.ConfigMeta;
using MlPipeline.Operator.Connections;
using MlPipeline.Operator.Events;
using MlPipeline.Operator.Members;
using MlPipeline.Operator.Roles;
using MlPipeline.Operator.Services;

namespace MlPipeline.Operator.Clusters;

/// <summary>Brings one kdcluster a step closer to its spec. Every step can be cut off anywhere and taken again.</summary>
internal sealed class ClusterReconciler(
    OperatorResources resources,
    OperatorOptions options,
    ClusterRegistry registry,
    ClusterRelease release,
    ClusterRestore restore,
    MemberObserver observer,
    ClusterServiceSync clusterService,
    RoleSync roles,
    MemberServiceSync memberServices,
    MemberSync members,
    MemberNotifications notifications,
    ReconnectOutcomes outcomes,
    ConnectionLookup connections,
    ConnectionNotices notices,
    StatusWriter writer,
    EventRecorder events)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Takes the next step.</summary>
    /// <returns>When to look again although nothing changed, or null.</returns>
    public async Task<TimeSpan?> ReconcileAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (resources.Clusters.Store.Find(key) is not { } cluster)
        {
            return null;
        }

        if (cluster.Metadata.DeletionTimestamp is not null)
        {
            await release.ReleaseAsync(cluster, cancellationToken);
            return null;
        }

        var pass = Begin(cluster);
        if (ClusterRestore.IsDue(cluster))
        {
            await restore.AdvanceAsync(pass, cancellationToken);
            await writer.WriteRestoredAsync(pass, cancellationToken);
            return null;
        }

        try
        {
            await AdvanceAsync(pass, cancellationToken);
        }
        finally
        {
            await ConcludeAsync(pass, cancellationToken);
        }

        return NextLook(pass);
    }

    private ClusterPass Begin(KubeDirectorCluster cluster)
    {
        var app = AppCatalogue.Find(
            cluster.Spec.App, cluster.Spec.AppCatalog, cluster.Metadata.NamespaceProperty, options.Namespace, resources.Apps.Store.Find);
        return new ClusterPass(cluster, app, Defaults()) { ConnectionHash = connections.Hash(cluster) };
    }

    private KubeDirectorConfigSpec Defaults()
    {
        var stored = resources.Configs.Store.Find(new ResourceKey(options.Namespace, KubeDirectorGroup.ConfigName))?.Spec;
        var defaults = stored is null
            ? new KubeDirectorConfigSpec()
            : KubernetesJson.Deserialize<KubeDirectorConfigSpec>(KubernetesJson.Serialize(stored));
        defaults.ClusterServiceDomainBase ??= options.ServiceDomain;
        return defaults;
    }

    private async Task AdvanceAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        if (IsNew(pass))
        {
            return;
        }

        await observer.ObserveAsync(pass, cancellationToken);
        await StepAsync(pass, "cluster service", () => clusterService.SyncAsync(pass, cancellationToken));
        var outcome = await StepAsync(pass, "roles", () => roles.SyncAsync(pass, cancellationToken));
        await CountChangeAsync(pass, outcome, cancellationToken);
        AuthTokens.Assign(pass);
        await StepAsync(pass, "member services", () => memberServices.SyncAsync(pass, cancellationToken));
        if (outcome == RoleOutcome.Ready && RoleSync.AreAllDone(pass))
        {
            await SettleAsync(pass, cancellationToken);
            return;
        }

        if (pass.Status.State != ClusterStates.Creating)
        {
            pass.Status.State = ClusterStates.Updating;
        }

        if (pass.Generation != (pass.Stored.Status?.SpecGenerationToProcess ?? 0))
        {
            // Members may learn of a new generation only once it is on record: a pass that was cut off in between would leave them with
            // metadata of a plan that a later one does not know it has to take back. Writing the status brings the next pass.
            return;
        }

        var metadata = BuildMetadata(pass);
        await StepAsync(pass, "members", () => members.SyncAsync(pass, metadata, cancellationToken));
    }

    /// <summary>A kdcluster nobody has worked on gets its state first, so that whatever comes next is on record.</summary>
    private bool IsNew(ClusterPass pass)
    {
        if (registry.See(pass.Cluster.Metadata.Uid) && pass.App is null)
        {
            events.Warning(pass.Stored, EventReasons.Cluster, "app referenced by cluster does not exist");
        }

        if (!string.IsNullOrEmpty(pass.Status.GenerationUid))
        {
            return false;
        }

        events.Normal(pass.Stored, EventReasons.Cluster, "new");
        pass.Status.State = ClusterStates.Creating;
        return true;
    }

    /// <summary>Members coming or going, and connections changing, make a new generation, which every member has to catch up with.</summary>
    private async Task CountChangeAsync(ClusterPass pass, RoleOutcome outcome, CancellationToken cancellationToken)
    {
        var connectionsChanged = pass.ConnectionHash != (pass.Status.LastConnectionHash ?? "");
        if (connectionsChanged)
        {
            var count = await notices.BumpAsync(pass.Cluster, KubeDirectorAnnotations.HashChangeCounter, cancellationToken);
            pass.Cluster.SetAnnotation(KubeDirectorAnnotations.HashChangeCounter, FormattableString.Invariant($"{count}"));
            if (count == 1)
            {
                events.Normal(pass.Stored, EventReasons.Cluster, "Annotation initialized to 1");
            }

            events.Normal(pass.Stored, EventReasons.Cluster, "Updated context");
        }

        if (connectionsChanged || outcome == RoleOutcome.Changed)
        {
            pass.Status.SpecGenerationToProcess = pass.Generation + 1;
            pass.Status.LastConnectionHash = pass.ConnectionHash;
        }
    }

    private async Task SettleAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        if (pass.Status.State == ClusterStates.Configured)
        {
            return;
        }

        events.Normal(pass.Stored, EventReasons.Cluster, "stable");
        foreach (var dependent in connections.DependentsOn(pass.Key, other => other.Clusters).Where(other => other.Metadata.Name != pass.Name))
        {
            await notices.SendAsync(pass.Stored, "cluster", EventReasons.Cluster, dependent, cancellationToken);
        }

        pass.Status.State = ClusterStates.Configured;
    }

    private ConfigMetadataBuilder BuildMetadata(ClusterPass pass)
    {
        try
        {
            return new ConfigMetadataBuilder(pass, connections.Find(pass.Cluster));
        }
        catch (Exception)
        {
            events.Warning(pass.Stored, EventReasons.Cluster, "failed to generate cluster config");
            throw;
        }
    }

    private async Task StepAsync(ClusterPass pass, string what, Func<Task> step) =>
        await StepAsync(pass, what, async () =>
        {
            await step();
            return true;
        });

    private async Task<T> StepAsync<T>(ClusterPass pass, string what, Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            events.Warning(pass.Stored, EventReasons.Cluster, $"failed to sync {what}: {exception.Message}");
            throw;
        }
    }

    private async Task ConcludeAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        await notifications.DeliverAsync(pass, cancellationToken);
        await outcomes.CheckAsync(pass, cancellationToken);
        pass.Status.MemberStateRollup = StatusRollup.Of(pass.Status.Roles);
        await writer.WriteAsync(pass, cancellationToken);
    }

    /// <summary>Changes of objects bring the operator back by themselves; the end of a start script does not.</summary>
    private TimeSpan? NextLook(ClusterPass pass)
    {
        var configuring = pass.Status.Roles.Any(role => role.Members.Any(member => member.State == MemberStates.Creating));
        return configuring ? options.SetupPoll : pass.NeedsRetry ? RetryDelay : null;
    }
}
