using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;

namespace MlPipeline.Operator.Tests.Clusters;

public sealed class StatusRollupTests
{
    [Theory]
    [InlineData(MemberStates.CreatePending, ContainerStates.Absent, null, "changing waiting")]
    [InlineData(MemberStates.CreatePending, ContainerStates.Absent, "c", "restarting waiting")]
    [InlineData(MemberStates.Creating, ContainerStates.Running, null, "changing")]
    [InlineData(MemberStates.Configured, ContainerStates.Running, "c", "")]
    [InlineData(MemberStates.Configured, ContainerStates.Unresponsive, "c", "down")]
    [InlineData(MemberStates.Configured, ContainerStates.Waiting, "c", "waiting")]
    [InlineData(MemberStates.ConfigError, ContainerStates.Terminated, "c", "down errors")]
    [InlineData(MemberStates.Deleting, ContainerStates.Absent, "c", "changing")]
    [InlineData(MemberStates.DeletePending, ContainerStates.Absent, "c", "changing down")]
    [InlineData(MemberStates.Configured, ContainerStates.Initializing, "c", "initializing")]
    public void A_member_shows_in_the_sum(string state, string container, string? lastConfigured, string expected)
    {
        var member = new MemberStatus
        {
            State = state,
            StateDetail = new() { LastKnownContainerState = container, LastConfiguredContainer = lastConfigured },
        };

        Assert.Equal(expected, Words(StatusRollup.Of([new RoleStatus { Members = [member] }])));
    }

    private static string Words(MemberStateRollup rollup)
    {
        (bool Holds, string Word)[] flags =
        [
            (rollup.MembershipChanging, "changing"), (rollup.MembersRestarting, "restarting"), (rollup.MembersDown, "down"),
            (rollup.MembersInitializing, "initializing"), (rollup.MembersWaiting, "waiting"),
            (rollup.MembersNotScheduled, "unscheduled"), (rollup.ConfigErrors, "errors"),
        ];
        return string.Join(' ', flags.Where(flag => flag.Holds).Select(flag => flag.Word));
    }
}
