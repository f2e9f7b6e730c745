using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Events;

namespace MlPipeline.Operator.Members;

/// <summary>Looks at the members' containers; a member whose container is another one by now is to be set up again.</summary>
internal sealed class MemberObserver(OperatorResources resources, StorageProgress progress, EventRecorder events)
{
    public Task ObserveAsync(ClusterPass pass, CancellationToken cancellationToken) =>
        Task.WhenAll(pass.Status.Roles
            .SelectMany(role => role.Members)
            .Where(member => member.Pod.Length > 0)
            .Select(member => ObserveAsync(pass, member, cancellationToken)));

    private async Task ObserveAsync(ClusterPass pass, MemberStatus member, CancellationToken cancellationToken)
    {
        var pod = resources.Pods.Store.Find(new ResourceKey(pass.Namespace, member.Pod));
        var detail = member.StateDetail;
        detail.LastKnownContainerState = MemberPods.State(pod, LagsBehind(pass, detail));
        detail.SchedulingErrorMessage =
            detail.LastKnownContainerState == ContainerStates.Absent ? MemberPods.SchedulingError(pod) : null;

        detail.StorageInitProgress =
            detail.LastKnownContainerState == ContainerStates.Initializing ? await progress.ReadAsync(pod!, cancellationToken) : null;
        if (detail.StorageInitProgress is not null)
        {
            // No object changes while files are copied.
            pass.NeedsRetry = true;
        }

        var wasSetUp = member.State is MemberStates.Configured or MemberStates.ConfigError;
        if (wasSetUp && MemberPods.ContainerId(pod) != detail.LastConfiguredContainer)
        {
            SetUpAgain(pass, member);
        }
    }

    private void SetUpAgain(ClusterPass pass, MemberStatus member)
    {
        member.State = MemberStates.CreatePending;
        if (!string.IsNullOrEmpty(member.Pvc))
        {
            events.Normal(pass.Stored, EventReasons.Member, $"container ID has changed for member{{{member.Pod}}}; will re-check setup");
            return;
        }

        events.Normal(
            pass.Stored,
            EventReasons.Member,
            $"container ID has changed for member{{{member.Pod}}}; no persistent storage, will re-run setup");
        member.StateDetail.LastConfigDataGeneration = null;
        member.StateDetail.LastSetupGeneration = null;
        member.StateDetail.PendingNotifyCommands = null;
    }

    private static bool LagsBehind(ClusterPass pass, MemberStateDetail detail) =>
        (detail.LastConfigDataGeneration is { } generation && generation != pass.Generation)
        || detail.PendingNotifyCommands is { Count: > 0 };
}
