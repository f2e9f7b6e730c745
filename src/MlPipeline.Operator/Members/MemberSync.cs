using System.Text.Json.Nodes;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.ConfigMeta;
using MlPipeline.Operator.Events;
using MlPipeline.Operator.Objects;
using MlPipeline.Operator.Roles;

namespace MlPipeline.Operator.Members;

/// <summary>Takes every member one step further: from its record to a configured container, or from there to nothing.</summary>
internal sealed class MemberSync(
    OperatorResources resources,
    StartScriptOutput output,
    ConfigRefresh refresh,
    MemberSetup setup,
    MemberNotifications notifications,
    ReplicaCount replicas,
    EventRecorder events,
    ILogger<MemberSync> logger)
{
    public async Task SyncAsync(ClusterPass pass, ConfigMetadataBuilder metadata, CancellationToken cancellationToken)
    {
        await refresh.RefreshAsync(pass, metadata, cancellationToken);
        if (MembersOf(pass).Any(member => LagsBehind(pass, member)))
        {
            // Whoever comes or goes must be known to all members first. Setups that run already may end meanwhile.
            events.Normal(pass.Stored, EventReasons.Cluster, "cluster spec change processing blocked on member updates");
            foreach (var role in pass.Status.Roles.ToList())
            {
                await ConfigureAsync(pass, role, metadata: null, cancellationToken);
            }

            return;
        }

        foreach (var role in pass.Status.Roles.ToList())
        {
            await SyncRoleAsync(pass, role, metadata, cancellationToken);
        }
    }

    /// <summary>Members that restart do not count: they get the current metadata with their setup.</summary>
    private static bool LagsBehind(ClusterPass pass, MemberStatus member) =>
        member.State is MemberStates.Configured or MemberStates.Creating
        && member.StateDetail.LastConfigDataGeneration is { } generation
        && generation != pass.Generation;

    private async Task SyncRoleAsync(ClusterPass pass, RoleStatus role, ConfigMetadataBuilder metadata, CancellationToken cancellationToken)
    {
        if (await ScaleAsync(pass, role, cancellationToken))
        {
            AwaitContainers(pass, role);
        }

        await ConfigureAsync(pass, role, metadata, cancellationToken);
        notifications.Queue(pass, role);
        foreach (var member in role.Members.Where(member => member.State == MemberStates.DeletePending))
        {
            member.State = MemberStates.Deleting;
        }

        await RemoveAsync(pass, role, cancellationToken);
    }

    /// <summary>Gives the stateful set as many replicas as there are members that stay.</summary>
    /// <returns>Whether it has them.</returns>
    private async Task<bool> ScaleAsync(ClusterPass pass, RoleStatus role, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(pass.Namespace, role.StatefulSet);
        var pending = role.Members.Any(member => member.State is MemberStates.CreatePending or MemberStates.DeletePending or MemberStates.Deleting);
        if (!pending || resources.StatefulSets.Store.Find(key) is not { } statefulSet)
        {
            return false;
        }

        var wanted = role.Members.Count(member => member.State is not (MemberStates.DeletePending or MemberStates.Deleting));
        var current = statefulSet.Spec.Replicas ?? 1;
        if (current != wanted)
        {
            await replicas.SetAsync(pass, role.Id, statefulSet, wanted, cancellationToken);
            return false;
        }

        var running = statefulSet.Status?.Replicas ?? 0;
        if (running != wanted)
        {
            events.Normal(pass.Stored, EventReasons.Role, $"waiting for replicas count for role{{{role.Id}}}: {running} -> {wanted}");
            return false;
        }

        return true;
    }

    private void AwaitContainers(ClusterPass pass, RoleStatus role)
    {
        foreach (var member in role.Members.Where(member => member.State == MemberStates.CreatePending))
        {
            if (PodOf(pass, member) is not { } pod)
            {
                events.Normal(pass.Stored, EventReasons.Member, $"failed to find member{{{member.Pod}}} in role{{{role.Id}}}; will retry");
            }
            else if (MemberPods.IsRunning(pod))
            {
                member.State = MemberStates.Creating;
                member.StateDetail.ConfiguringContainer = MemberPods.ContainerId(pod);
            }
        }
    }

    private async Task ConfigureAsync(ClusterPass pass, RoleStatus role, ConfigMetadataBuilder? metadata, CancellationToken cancellationToken)
    {
        if (pass.AppRole(role.Id) is { } appRole)
        {
            var creating = role.Members.Where(member => member.State == MemberStates.Creating).ToList();
            await Task.WhenAll(creating.Select(member => ConfigureAsync(pass, appRole, member, metadata, cancellationToken)));
        }
    }

    private async Task ConfigureAsync(
        ClusterPass pass, AppRole role, MemberStatus member, ConfigMetadataBuilder? metadata, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await setup.AdvanceAsync(pass, role, member, metadata, cancellationToken);
            var word = outcome switch
            {
                SetupOutcome.Skipped => "skipped",
                SetupOutcome.Done => "done",
                _ => "ongoing",
            };
            events.Normal(pass.Stored, EventReasons.Member, $"initial config {word} for member{{{member.Pod}}} in role{{{role.Id}}}");
            if (outcome != SetupOutcome.Ongoing)
            {
                Leave(pass, member, MemberStates.Configured);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Setup of member {Pod} of {Cluster} failed: {Reason}", member.Pod, pass.Key, exception.Message);
            var (what, detail) = exception is FileInjectionException
                ? ("inject one or more files", "failed requested file injections")
                : ("run initial config", "execution of app config failed");
            events.Warning(pass.Stored, EventReasons.Member, $"failed to {what} for member{{{member.Pod}}} in role{{{role.Id}}}");
            member.StateDetail.ConfigErrorDetail = $"{detail}: {exception.Message}";
            await output.KeepAsync(pass, role, member, cancellationToken);
            Leave(pass, member, MemberStates.ConfigError);
        }
    }

    private static void Leave(ClusterPass pass, MemberStatus member, string state)
    {
        if (string.IsNullOrEmpty(member.StateDetail.LastConfiguredContainer))
        {
            pass.Joined.Add(member);
        }

        member.State = state;
        member.StateDetail.LastConfiguredContainer = member.StateDetail.ConfiguringContainer;
        member.StateDetail.ConfiguringContainer = null;
    }

    private async Task RemoveAsync(ClusterPass pass, RoleStatus role, CancellationToken cancellationToken)
    {
        var gone = role.Members.Where(member => member.State == MemberStates.Deleting && PodOf(pass, member) is null).ToList();
        foreach (var member in gone)
        {
            await RemoveServiceAsync(pass, member, cancellationToken);
            await RemoveClaimAsync(pass, member, cancellationToken);
            role.Members.Remove(member);
        }
    }

    private async Task RemoveServiceAsync(ClusterPass pass, MemberStatus member, CancellationToken cancellationToken)
    {
        if (member.Service is "" or ObjectNames.NoService)
        {
            return;
        }

        try
        {
            await resources.Services.Client.DeleteAsync(new ResourceKey(pass.Namespace, member.Service), cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            events.Warning(pass.Stored, EventReasons.Member, $"failed to delete service{{{member.Service}}}");
            throw;
        }
    }

    private async Task RemoveClaimAsync(ClusterPass pass, MemberStatus member, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(member.Pvc))
        {
            return;
        }

        try
        {
            await resources.Claims.DeleteAsync(new ResourceKey(pass.Namespace, member.Pvc), cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            events.Warning(pass.Stored, EventReasons.Member, $"failed to delete PVC{{{member.Pvc}}}");
            throw;
        }
    }

    private V1Pod? PodOf(ClusterPass pass, MemberStatus member) => resources.Pods.Store.Find(new ResourceKey(pass.Namespace, member.Pod));

    private static IEnumerable<MemberStatus> MembersOf(ClusterPass pass) => pass.Status.Roles.SelectMany(role => role.Members);
}
