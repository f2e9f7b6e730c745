using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Events;

namespace MlPipeline.Operator.Members;

/// <summary>
/// Looks how the start scripts end that tell configured members of changed connections. The member goes on with what it had where that
/// fails, and stays configured; its status and an event say what its script said.
/// </summary>
internal sealed class ReconnectOutcomes(IMemberAccess access, StartScriptOutput output, EventRecorder events, ILogger<ReconnectOutcomes> logger)
{
    // What is not in here is looked at once, so an operator that was started anew misses nothing.
    private readonly ConcurrentDictionary<MemberContainer, bool> _known = new();

    /// <summary>A script has been started, and its end is to be looked for.</summary>
    public void Expect(MemberContainer container) => _known.TryRemove(container, out _);

    public async Task CheckAsync(ClusterPass pass, CancellationToken cancellationToken)
    {
        foreach (var role in pass.Status.Roles)
        {
            if (pass.AppRole(role.Id) is { ConfigPackage.Value: not null } appRole)
            {
                var configured = role.Members.Where(member => member.State == MemberStates.Configured);
                await Task.WhenAll(configured.Select(member => CheckAsync(pass, appRole, member, cancellationToken)));
            }
        }
    }

    private async Task CheckAsync(ClusterPass pass, AppRole role, MemberStatus member, CancellationToken cancellationToken)
    {
        var container = MemberSetup.ContainerOf(pass, member);
        if (_known.ContainsKey(container))
        {
            return;
        }

        try
        {
            var exitStatus = await ReadExitStatusAsync(container, cancellationToken);
            if (exitStatus.Length == 0)
            {
                pass.NeedsRetry = true;
                return;
            }

            await TakeOverAsync(pass, role, member, exitStatus, cancellationToken);
            _known[container] = true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            pass.NeedsRetry = true;
            logger.LogWarning("How the start script in {Pod} ended cannot be read: {Reason}", member.Pod, exception.Message);
        }
    }

    private async Task<string> ReadExitStatusAsync(MemberContainer container, CancellationToken cancellationToken) =>
        await access.ReadFileAsync(container, GuestFiles.ConfigureStatus, cancellationToken) is { } text ? SetupStatus.Parse(text).ExitStatus : "0";

    private async Task TakeOverAsync(ClusterPass pass, AppRole role, MemberStatus member, string exitStatus, CancellationToken cancellationToken)
    {
        if (exitStatus == "0")
        {
            member.StateDetail.StartScriptStdout = null;
            member.StateDetail.StartScriptStderr = null;
            return;
        }

        await output.KeepAsync(pass, role, member, cancellationToken);
        var words = string.Join(' ', (member.StateDetail.StartScriptStderr ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        events.Warning(
            pass.Stored, EventReasons.Member, $"--reconnect failed with exit status {{{exitStatus}}} in member{{{member.Pod}}} in role{{{role.Id}}}: {words}");
    }
}
