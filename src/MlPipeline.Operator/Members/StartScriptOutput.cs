using Microsoft.Extensions.Logging;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;

namespace MlPipeline.Operator.Members;

/// <summary>Keeps the end of what a failed start script said in the member's status.</summary>
internal sealed class StartScriptOutput(IMemberAccess access, ILogger<StartScriptOutput> logger)
{
    public async Task KeepAsync(ClusterPass pass, AppRole role, MemberStatus member, CancellationToken cancellationToken)
    {
        var container = MemberSetup.ContainerOf(pass, member);
        var size = role.MaxLogSizeDump ?? LogTail.DefaultSize;
        try
        {
            member.StateDetail.StartScriptStdout = LogTail.Of(await access.ReadFileAsync(container, GuestFiles.ConfigureStdout, cancellationToken), size);
            member.StateDetail.StartScriptStderr = LogTail.Of(await access.ReadFileAsync(container, GuestFiles.ConfigureStderr, cancellationToken), size);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Output of the start script in {Pod} cannot be read: {Reason}", member.Pod, exception.Message);
        }
    }
}
