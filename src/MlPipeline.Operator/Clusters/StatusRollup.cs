using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Clusters;

/// <summary>Sums up what holds for at least one member.</summary>
internal static class StatusRollup
{
    public static MemberStateRollup Of(IEnumerable<RoleStatus> roles)
    {
        var rollup = new MemberStateRollup();
        foreach (var member in roles.SelectMany(role => role.Members))
        {
            Add(rollup, member);
        }

        return rollup;
    }

    private static void Add(MemberStateRollup rollup, MemberStatus member)
    {
        var detail = member.StateDetail;
        var container = detail.LastKnownContainerState;
        var arrives = member.State is MemberStates.CreatePending or MemberStates.Creating;
        var isNew = string.IsNullOrEmpty(detail.LastConfiguredContainer);
        var pendingAndAbsent = member.State == MemberStates.CreatePending && container == ContainerStates.Absent;

        rollup.MembershipChanging |= (arrives && isNew) || member.State is MemberStates.DeletePending or MemberStates.Deleting;
        rollup.MembersRestarting |= arrives && !isNew;
        rollup.MembersDown |=
            member.State is MemberStates.Creating or MemberStates.Configured or MemberStates.DeletePending or MemberStates.ConfigError
            && container is ContainerStates.Terminated or ContainerStates.Unresponsive or ContainerStates.Absent;
        rollup.MembersInitializing |= container == ContainerStates.Initializing;
        rollup.MembersWaiting |= container == ContainerStates.Waiting || pendingAndAbsent;
        rollup.MembersNotScheduled |= pendingAndAbsent && !string.IsNullOrEmpty(detail.SchedulingErrorMessage);
        rollup.ConfigErrors |= member.State == MemberStates.ConfigError;
    }
}
