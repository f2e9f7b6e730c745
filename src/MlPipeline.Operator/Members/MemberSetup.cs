using MlPipeline.Contracts.Pods;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.ConfigMeta;
using MlPipeline.Operator.Connections;
using MlPipeline.Operator.Events;
using MlPipeline.Operator.Members.Programs;

namespace MlPipeline.Operator.Members;

/// <summary>Sets a member up, one step a pass: the start script runs in the background, and its status file tells how it ended.</summary>
internal sealed class MemberSetup(IMemberAccess access, FileInjections files, EventRecorder events)
{
    /// <summary>Takes the next step.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="role">The member's role.</param>
    /// <param name="member">The member.</param>
    /// <param name="metadata">Makes the member's metadata; null where no setup may begin in this pass.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How far the setup is.</returns>
    /// <exception cref="SetupException">The setup failed.</exception>
    public async Task<SetupOutcome> AdvanceAsync(
        ClusterPass pass, AppRole role, MemberStatus member, ConfigMetadataBuilder? metadata, CancellationToken cancellationToken)
    {
        var container = ContainerOf(pass, member);
        await files.InjectAsync(container, pass.SpecRole(role.Id), cancellationToken);
        if (role.ConfigPackage.Value is not { } package)
        {
            return SetupOutcome.Skipped;
        }

        if (ForgetFailure(pass, member) is false
            && await FindRunAsync(pass, member, container, cancellationToken) is { } outcome)
        {
            return outcome;
        }

        if (pass.App?.Spec.SystemdRequired == true && !await access.IsSystemdUpAsync(container, cancellationToken))
        {
            events.Normal(pass.Stored, EventReasons.Member, $"systemd not yet responsive in member{{{member.Pod}}}");
            return SetupOutcome.Ongoing;
        }

        if (metadata is null)
        {
            events.Normal(pass.Stored, EventReasons.Member, $"member{{{member.Pod}}} initial configuration waiting on update of ready-state members");
            return SetupOutcome.Ongoing;
        }

        await access.WriteFileAsync(container, PodEnvironment.ConfigMetaPath, metadata.Build(role.Id, member), cancellationToken);
        member.StateDetail.LastConfigDataGeneration = pass.Generation;
        member.StateDetail.LastConnectionVersion = ConnectionVersion.Of(pass, role.Id);
        await access.InstallProgramAsync(container, ConfigCli.For(package.UseNewSetupLayout == true), cancellationToken);
        await access.InstallPackageAsync(container, package.PackageUrl, cancellationToken);
        if (!StartScriptEvents.IsWanted(role, StartScriptEvents.Configure))
        {
            return SetupOutcome.Done;
        }

        await access.RunStartScriptAsync(container, [StartScriptEvents.Argument(StartScriptEvents.Configure)], cancellationToken);
        return SetupOutcome.Ongoing;
    }

    public static MemberContainer ContainerOf(ClusterPass pass, MemberStatus member) => new(
        pass.Namespace,
        member.Pod,
        MemberPods.ContainerName,
        member.StateDetail.ConfiguringContainer is { Length: > 0 } configuring
            ? configuring
            : member.StateDetail.LastConfiguredContainer ?? "");

    /// <summary>A member whose setup failed begins anew in its new container.</summary>
    private bool ForgetFailure(ClusterPass pass, MemberStatus member)
    {
        if (string.IsNullOrEmpty(member.StateDetail.ConfigErrorDetail))
        {
            return false;
        }

        member.StateDetail.ConfigErrorDetail = null;
        member.StateDetail.LastSetupGeneration = null;
        member.StateDetail.PendingNotifyCommands = null;
        events.Normal(pass.Stored, EventReasons.Member, $"member{{{member.Pod}}} was previously in config error state; re-trying setup");
        return true;
    }

    /// <summary>Looks for a run of the start script that has begun already.</summary>
    /// <returns>How that run stands, or null where a new one is due.</returns>
    private async Task<SetupOutcome?> FindRunAsync(
        ClusterPass pass, MemberStatus member, MemberContainer container, CancellationToken cancellationToken)
    {
        if (await access.ReadFileAsync(container, GuestFiles.ConfigureStatus, cancellationToken) is not { } text)
        {
            return null;
        }

        var status = SetupStatus.Parse(text);
        var isSameContainer = status.ContainerId == container.ContainerId;
        if (status.ExitStatus.Length == 0)
        {
            return isSameContainer ? SetupOutcome.Ongoing : BeginAgain(pass, member);
        }

        if (isSameContainer || member.StateDetail.LastConfigDataGeneration is null)
        {
            Digest(pass, member);
        }

        return status.ExitStatus == "0"
            ? SetupOutcome.Done
            : throw new SetupException($"configure failed with exit status {{{status.ExitStatus}}}");
    }

    private SetupOutcome? BeginAgain(ClusterPass pass, MemberStatus member)
    {
        events.Normal(pass.Stored, EventReasons.Member, $"previous setup for member{{{member.Pod}}} interrupted; re-trying setup");
        return null;
    }

    private static void Digest(ClusterPass pass, MemberStatus member)
    {
        var detail = member.StateDetail;
        if (detail.LastConfigDataGeneration is null)
        {
            // The operator ended before it could write down which metadata this setup began with, or a volume outlived its member.
            // Taken as old, the member gets the current one as soon as it is configured.
            detail.LastConfigDataGeneration = pass.Generation - 1;
            detail.LastConnectionVersion = null;
        }

        detail.LastSetupGeneration = detail.LastConfigDataGeneration;
        detail.PendingNotifyCommands = null;
    }
}
