using Microsoft.Extensions.Logging;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Events;

namespace MlPipeline.Operator.Members;

/// <summary>Tells members which others came and go.</summary>
internal sealed class MemberNotifications(IMemberAccess access, EventRecorder events, ILogger<MemberNotifications> logger)
{
    /// <summary>Puts on record who has to be told that members of a role came or go.</summary>
    public void Queue(ClusterPass pass, RoleStatus changed)
    {
        Queue(pass, changed, StartScriptEvents.AddNodes, pass.Joined.Where(changed.Members.Contains));
        Queue(pass, changed, StartScriptEvents.DeleteNodes, changed.Members.Where(member => member.State == MemberStates.DeletePending));
    }

    /// <summary>Tells them. A member that cannot be told keeps its notifications for the next pass.</summary>
    public async Task DeliverAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        var members = pass.Status.Roles.SelectMany(role => role.Members).ToList();
        await Task.WhenAll(members.Select(member => DeliverAsync(pass, member, cancellationToken)));
        if (members.All(member => member.State is MemberStates.Configured or MemberStates.ConfigError))
        {
            foreach (var member in members.Where(IsTold))
            {
                member.StateDetail.LastSetupGeneration = member.StateDetail.LastConfigDataGeneration;
            }
        }
    }

    /// <summary>A member whose script never ran is not told, and has nothing to catch up with.</summary>
    private static bool IsTold(MemberStatus member) =>
        member.StateDetail is { LastSetupGeneration: not null, PendingNotifyCommands: not { Count: > 0 } };

    private void Queue(ClusterPass pass, RoleStatus changed, string scriptEvent, IEnumerable<MemberStatus> subjects)
    {
        var names = subjects.OrderBy(member => member.NodeId).Select(member => $"{member.Pod}.{pass.Domain}").ToList();
        if (names.Count == 0)
        {
            return;
        }

        string[] arguments =
            [StartScriptEvents.Argument(scriptEvent), "--nodegroup 1", "--role", changed.Id, "--fqdns", string.Join(',', names)];
        foreach (var receiver in pass.Status.Roles)
        {
            Queue(pass, receiver, scriptEvent, arguments);
        }
    }

    private void Queue(ClusterPass pass, RoleStatus receiver, string scriptEvent, string[] arguments)
    {
        if (pass.AppRole(receiver.Id) is not { ConfigPackage.Value: not null } role)
        {
            events.Normal(pass.Stored, EventReasons.Role, $"notify skipped for members in role{{{receiver.Id}}}");
            return;
        }

        if (!StartScriptEvents.IsWanted(role, scriptEvent))
        {
            return;
        }

        foreach (var member in receiver.Members.Where(member => IsReceiver(pass, member)))
        {
            member.StateDetail.PendingNotifyCommands =
                [.. member.StateDetail.PendingNotifyCommands ?? [], new NotifyCommand { Arguments = arguments }];
        }
    }

    private static bool IsReceiver(ClusterPass pass, MemberStatus member) =>
        member.State is MemberStates.Configured or MemberStates.CreatePending or MemberStates.Creating
        && member.StateDetail.LastSetupGeneration is { } generation
        && generation != pass.Generation;

    private async Task DeliverAsync(ClusterPass pass, MemberStatus member, CancellationToken cancellationToken)
    {
        while (member.StateDetail.PendingNotifyCommands is { Count: > 0 } pending)
        {
            if (!await TryDeliverAsync(pass, member, pending[0], cancellationToken))
            {
                pass.NeedsRetry = true;
                return;
            }

            member.StateDetail.PendingNotifyCommands = pending.Count == 1 ? null : [.. pending.Skip(1)];
        }
    }

    private async Task<bool> TryDeliverAsync(ClusterPass pass, MemberStatus member, NotifyCommand command, CancellationToken cancellationToken)
    {
        try
        {
            // The record holds flag and value as one word; the script takes two.
            var arguments = command.Arguments.SelectMany(argument => argument.Split(' ')).ToList();
            var exitCode = await access.RunStartScriptToEndAsync(MemberSetup.ContainerOf(pass, member), arguments, cancellationToken);
            return exitCode == 0 || Refuse(pass, member, FormattableString.Invariant($"exit status {exitCode}"));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Refuse(pass, member, exception.Message);
        }
    }

    private bool Refuse(ClusterPass pass, MemberStatus member, string reason)
    {
        events.Warning(pass.Stored, EventReasons.Member, $"failed to notify member{{{member.Pod}}} about member changes");
        logger.LogWarning("Member {Pod} of {Cluster} was not notified of member changes: {Reason}", member.Pod, pass.Key, reason);
        return false;
    }
}
