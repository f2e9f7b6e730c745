using Microsoft.Extensions.Logging;
using MlPipeline.Contracts.Pods;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.ConfigMeta;
using MlPipeline.Operator.Connections;
using MlPipeline.Operator.Events;

namespace MlPipeline.Operator.Members;

/// <summary>Brings new metadata to members that are configured, and has them take over changed connections, without a restart.</summary>
internal sealed class ConfigRefresh(IMemberAccess access, ReconnectOutcomes outcomes, EventRecorder events, ILogger<ConfigRefresh> logger)
{
    public Task RefreshAsync(ClusterPass pass, ConfigMetadataBuilder metadata, CancellationToken cancellationToken) =>
        Task.WhenAll(
            from role in pass.Status.Roles
            from member in role.Members
            where IsBehind(pass, member)
            select RefreshAsync(pass, role, member, metadata, cancellationToken));

    private static bool IsBehind(ClusterPass pass, MemberStatus member) =>
        member.State == MemberStates.Configured
        && member.StateDetail.LastConfigDataGeneration is { } generation
        && generation != pass.Generation;

    private async Task RefreshAsync(
        ClusterPass pass, RoleStatus role, MemberStatus member, ConfigMetadataBuilder metadata, CancellationToken cancellationToken)
    {
        try
        {
            var container = MemberSetup.ContainerOf(pass, member);
            await access.WriteFileAsync(container, PodEnvironment.ConfigMetaPath, metadata.Build(role.Id, member), cancellationToken);
            await ReconnectAsync(pass, role, member, container, cancellationToken);
            member.StateDetail.LastConfigDataGeneration = pass.Generation;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            pass.NeedsRetry = true;
            events.Warning(pass.Stored, EventReasons.Member, $"failed to update config in member{{{member.Pod}}} in role{{{role.Id}}}");
            logger.LogWarning("Metadata of member {Pod} of {Cluster} is not up to date: {Reason}", member.Pod, pass.Key, exception.Message);
        }
    }

    private async Task ReconnectAsync(
        ClusterPass pass, RoleStatus role, MemberStatus member, MemberContainer container, CancellationToken cancellationToken)
    {
        var current = ConnectionVersion.Of(pass, role.Id);
        var known = member.StateDetail.LastConnectionVersion ?? current - 1;
        if (known >= current)
        {
            return;
        }

        events.Normal(pass.Stored, EventReasons.Cluster, $"--reconnect will be called for pod : {member.Pod}");
        try
        {
            await access.RunStartScriptAsync(container, [StartScriptEvents.Argument(StartScriptEvents.Reconnect)], cancellationToken);
            outcomes.Expect(container);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            events.Warning(
                pass.Stored,
                EventReasons.Member,
                $"failed to run startcsript with --reconnect in member{{{member.Pod}}} in role{{{role.Id}}}");
            throw;
        }

        member.StateDetail.LastConnectionVersion = known + 1;
    }
}
