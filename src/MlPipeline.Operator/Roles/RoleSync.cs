using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Events;
using MlPipeline.Operator.Objects;

namespace MlPipeline.Operator.Roles;

/// <summary>Brings a kdcluster's roles to what its spec says: stateful sets, and a record for every member.</summary>
internal sealed class RoleSync(OperatorResources resources, ReplicaCount replicas, EventRecorder events)
{
    /// <summary>Makes what is missing and plans who comes and goes.</summary>
    public async Task<RoleOutcome> SyncAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        // Members that are being configured have been told who else there is; that stays true until they are done.
        if (MembersOf(pass).Any(member => member.State == MemberStates.Creating))
        {
            return RoleOutcome.Unready;
        }

        var changed = false;
        foreach (var role in RoleIds(pass))
        {
            changed |= await SyncRoleAsync(pass, role, cancellationToken);
        }

        if (changed)
        {
            return RoleOutcome.Changed;
        }

        return AreAllDone(pass) ? RoleOutcome.Ready : RoleOutcome.Unready;
    }

    /// <summary>Whether every member has caught up with the current generation, or has failed for good.</summary>
    public static bool AreAllDone(ClusterPass pass) => MembersOf(pass).All(member => IsDone(pass, member));

    private async Task<bool> SyncRoleAsync(ClusterPass pass, string role, CancellationToken cancellationToken)
    {
        var desired = pass.DesiredMembers(role);
        var status = pass.Status.Roles.FirstOrDefault(candidate => candidate.Id == role);
        var statefulSet = await FindStatefulSetAsync(pass, role, status, cancellationToken);
        if (statefulSet is null)
        {
            return status is { Members.Count: > 0 }
                ? GiveUpMembers(pass, status)
                : await CreateAsync(pass, role, status, desired, cancellationToken);
        }

        status ??= Adopt(pass, role, statefulSet);
        if (status.Members.Count == 0 && desired == 0)
        {
            await FinishAsync(pass, status, cancellationToken);
            return false;
        }

        await OwnerReferences.RepairAsync(resources.StatefulSets.Client, statefulSet, pass.Cluster, cancellationToken);
        if (Resize(pass, status, desired))
        {
            return true;
        }

        await RemoveSurplusAsync(pass, status, statefulSet, cancellationToken);
        return false;
    }

    /// <summary>Somebody else, or a pass that could not write it down, asked for more pods than there are members.</summary>
    private Task RemoveSurplusAsync(ClusterPass pass, RoleStatus status, V1StatefulSet statefulSet, CancellationToken cancellationToken) =>
        status.Members.All(member => member.State is MemberStates.Configured or MemberStates.ConfigError)
        && (statefulSet.Spec.Replicas ?? 1) > status.Members.Count
            ? replicas.SetAsync(pass, status.Id, statefulSet, status.Members.Count, cancellationToken)
            : Task.CompletedTask;

    /// <summary>
    /// The stateful set the status names, or one that was made by a pass whose status never got written. Before one counts as
    /// lost the API server itself is asked.
    /// </summary>
    private async Task<V1StatefulSet?> FindStatefulSetAsync(ClusterPass pass, string role, RoleStatus? status, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(status?.StatefulSet))
        {
            return resources.StatefulSets.Store.First(candidate => IsStray(pass, role, candidate));
        }

        var key = new ResourceKey(pass.Namespace, status.StatefulSet);
        return resources.StatefulSets.Store.Find(key) ?? await resources.StatefulSets.Client.FindAsync(key, cancellationToken);
    }

    private static bool IsStray(ClusterPass pass, string role, V1StatefulSet candidate) =>
        IsOwn(pass, candidate) && candidate.GetLabel(KubeDirectorLabels.Role) == role;

    private static bool IsOwn(ClusterPass pass, V1StatefulSet candidate) =>
        candidate.Metadata.NamespaceProperty == pass.Namespace
        && candidate.Metadata.DeletionTimestamp is null
        && candidate.IsOwnedBy(pass.Cluster)
        && candidate.GetLabel(KubeDirectorLabels.Role) is not null;

    private async Task<bool> CreateAsync(ClusterPass pass, string role, RoleStatus? status, int desired, CancellationToken cancellationToken)
    {
        if (desired == 0)
        {
            if (status is not null)
            {
                pass.Status.Roles.Remove(status);
            }

            return false;
        }

        events.Normal(pass.Stored, EventReasons.Role, $"creating role{{{role}}}");
        var statefulSet = await CreateStatefulSetAsync(pass, role, status, cancellationToken);
        status ??= Adopt(pass, role, statefulSet);
        AddMembers(pass, status, desired);
        return true;
    }

    private async Task<V1StatefulSet> CreateStatefulSetAsync(ClusterPass pass, string role, RoleStatus? status, CancellationToken cancellationToken)
    {
        try
        {
            var wanted = StatefulSetFactory.Create(pass, pass.SpecRole(role)!, status?.StatefulSet);
            return await resources.StatefulSets.Client.CreateAsync(wanted, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            events.Warning(pass.Stored, EventReasons.Role, $"failed to create StatefulSet for role{{{role}}}");
            throw;
        }
    }

    private static RoleStatus Adopt(ClusterPass pass, string role, V1StatefulSet statefulSet)
    {
        var status = new RoleStatus { Id = role, StatefulSet = statefulSet.Metadata.Name };
        pass.Status.Roles.Add(status);
        return status;
    }

    /// <summary>The stateful set is gone: its members go too, and the role is made anew once they have.</summary>
    private bool GiveUpMembers(ClusterPass pass, RoleStatus status)
    {
        var given = status.Members.Where(member => member.State is not (MemberStates.DeletePending or MemberStates.Deleting)).ToList();
        if (given.Count == 0)
        {
            return false;
        }

        events.Normal(pass.Stored, EventReasons.Role, $"restoring role{{{status.Id}}}");
        foreach (var member in given)
        {
            LetGo(member);
        }

        return true;
    }

    private async Task FinishAsync(ClusterPass pass, RoleStatus status, CancellationToken cancellationToken)
    {
        events.Normal(pass.Stored, EventReasons.Role, $"finishing cleanup on role{{{status.Id}}}");
        try
        {
            await resources.StatefulSets.Client.DeleteAsync(new ResourceKey(pass.Namespace, status.StatefulSet), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            events.Warning(pass.Stored, EventReasons.Role, $"failed to delete StatefulSet{{{status.StatefulSet}}}");
            throw;
        }

        pass.Status.Roles.Remove(status);
    }

    private bool Resize(ClusterPass pass, RoleStatus status, int desired)
    {
        var staying = status.Members.Count(member =>
            member.State is MemberStates.Configured or MemberStates.ConfigError or MemberStates.CreatePending);
        if (desired > staying && staying == status.Members.Count)
        {
            events.Normal(pass.Stored, EventReasons.Role, $"expanding role{{{status.Id}}}");
            AddMembers(pass, status, desired);
            return true;
        }

        if (desired < staying)
        {
            events.Normal(pass.Stored, EventReasons.Role, $"shrinking role{{{status.Id}}}");
            foreach (var member in status.Members.Skip(desired))
            {
                LetGo(member);
            }

            return true;
        }

        return false;
    }

    private static void LetGo(MemberStatus member) =>
        member.State = member.State switch
        {
            MemberStates.Configured or MemberStates.ConfigError => MemberStates.DeletePending,
            MemberStates.DeletePending => MemberStates.DeletePending,
            _ => MemberStates.Deleting,
        };

    private static void AddMembers(ClusterPass pass, RoleStatus status, int desired)
    {
        var role = pass.SpecRole(status.Id)!;
        for (var ordinal = status.Members.Count; ordinal < desired; ordinal++)
        {
            var pod = ObjectNames.Pod(status.StatefulSet, ordinal);
            status.Members.Add(new MemberStatus
            {
                Pod = pod,
                Pvc = role.Storage is null ? null : ObjectNames.Claim(pod),
                NodeId = ++pass.Status.LastNodeId,
                State = MemberStates.CreatePending,
                BlockDevicePaths = BlockDevicePaths(role),
            });
        }
    }

    private static List<string>? BlockDevicePaths(ClusterRole role) =>
        role.BlockStorage is { } storage
            ? [.. Enumerable.Range(0, storage.NumDevices).Select(device => FormattableString.Invariant($"{storage.PathPrefix}{device}"))]
            : null;

    private static bool IsDone(ClusterPass pass, MemberStatus member) => member.State switch
    {
        MemberStates.ConfigError => true,
        MemberStates.Configured =>
            IsCurrent(member.StateDetail.LastConfigDataGeneration, pass)
            && IsCurrent(member.StateDetail.LastSetupGeneration, pass)
            && member.StateDetail.PendingNotifyCommands is not { Count: > 0 },
        _ => false,
    };

    /// <summary>Whether a member has caught up, as far as it takes part at all.</summary>
    private static bool IsCurrent(long? generation, ClusterPass pass) => generation is null || generation == pass.Generation;

    private static IEnumerable<MemberStatus> MembersOf(ClusterPass pass) => pass.Status.Roles.SelectMany(role => role.Members);

    /// <summary>Roles of spec and status, and those whose stateful set was made by a pass that could not write it down.</summary>
    private List<string> RoleIds(ClusterPass pass) =>
    [
        .. pass.Cluster.Spec.Roles.Select(role => role.Id)
            .Union(pass.Status.Roles.Select(role => role.Id))
            .Union(resources.StatefulSets.Store.Where(set => IsOwn(pass, set)).Select(set => set.GetLabel(KubeDirectorLabels.Role))),
    ];
}
