using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Follows a kdcluster by a watch until it is configured, cannot be, or time is up.</summary>
internal sealed class ClusterWaiter(ApiClient api, ApiPaths paths, ClusterReader reader, MemberLogReader logs, TimeProvider time)
{
    // A watch that breaks at once (a proxy, an API server that is starting) must not become a busy loop.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task<KdClusterInfo> WaitAsync(string name, TimeSpan timeout, IProgress<KdClusterInfo>? progress, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        KdClusterInfo? last = null;
        try
        {
            await foreach (var cluster in VersionsAsync(name, both.Token).ConfigureAwait(false))
            {
                last = (await reader.CompleteAsync(cluster, both.Token).ConfigureAwait(false)).Describe();
                progress?.Report(last);
                if (last.HasConfigErrors)
                {
                    throw await FailureAsync(last, "could not be configured", PipelineFault.Failed, cancellationToken).ConfigureAwait(false);
                }

                if (ClusterSettlement.IsSettled(cluster, last))
                {
                    return last;
                }
            }
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Falls through to the same words as a watch that ended with the time.
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw last is null
            ? new PipelineException(PipelineFault.TimedOut, $"Kdcluster {name} could not be read in {timeout.TotalSeconds:F0} s.", "Wait longer with --timeout.")
            : await FailureAsync(last, $"is not configured after {timeout.TotalSeconds:F0} s", PipelineFault.TimedOut, cancellationToken).ConfigureAwait(false);
    }

    public async Task WaitUntilGoneAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            while (await reader.FindRawAsync(name, both.Token).ConfigureAwait(false) is not null)
            {
                await Task.Delay(Pause, time, both.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new PipelineException(
                PipelineFault.TimedOut,
                $"Kdcluster {name} is still being deleted after {timeout.TotalSeconds:F0} s.",
                $"#!kd-cluster events --name {name} shows what holds it.");
        }
    }

    /// <summary>The kdcluster now and after each change, without an end.</summary>
    private async IAsyncEnumerable<KubeDirectorCluster> VersionsAsync(
        string name,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var current = (await reader.GetAsync(name, cancellationToken).ConfigureAwait(false)).Cluster;
            yield return current;
            var version = current.Metadata.ResourceVersion;
            await foreach (var change in ObjectWatch.FollowAsync<KubeDirectorCluster>(api, paths.Clusters, name, version, cancellationToken).ConfigureAwait(false))
            {
                if (change.Kind == "DELETED")
                {
                    break;
                }

                yield return change.Object;
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<PipelineException> FailureAsync(KdClusterInfo cluster, string what, PipelineFault fault, CancellationToken cancellationToken)
    {
        var member = cluster.Members.FirstOrDefault(member => member.Problem is not null)
            ?? cluster.Members.FirstOrDefault(member => member.State != MemberStates.Configured);
        if (member is null)
        {
            return new PipelineException(
                fault,
                $"Kdcluster {cluster.Name} {what}; it is in state \"{cluster.State}\".",
                $"#!kd-cluster events --name {cluster.Name} shows what happened; wait longer with --timeout.");
        }

        var problem = member.Problem ?? await LastLinesAsync(member, cancellationToken).ConfigureAwait(false);
        return new PipelineException(
            fault,
            $"Kdcluster {cluster.Name} {what}: member {member.Pod} ({member.Role}) is in state \"{member.State}\"{(problem.Length > 0 ? ": " + problem : "")}",
            $"#!kd-cluster logs --name {cluster.Name} --role {member.Role} shows its log.");
    }

    private async Task<string> LastLinesAsync(MemberInfo member, CancellationToken cancellationToken)
    {
        try
        {
            var log = await logs.ReadAsync(member, 3, cancellationToken).ConfigureAwait(false);
            return string.Join(" | ", log.Lines);
        }
        catch (PipelineException)
        {
            // A pod that has not started has no log, and its state is told already.
            return "";
        }
    }
}
