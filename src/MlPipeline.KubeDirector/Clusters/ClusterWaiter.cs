using System.Runtime.CompilerServices;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Follows a kdcluster by a watch until it is configured, cannot be, or time is up.</summary>
internal sealed class ClusterWaiter(ApiClient api, ApiPaths paths, ClusterReader reader, ClusterFailure failure, TimeProvider time)
{
    // A watch that breaks at once (a proxy, an API server that is starting) must not become a busy loop.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task<KdClusterInfo> WaitAsync(
        string name, TimeSpan timeout, KdClusterInfo? before, IProgress<KdClusterInfo>? progress, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        (KubeDirectorCluster Cluster, KdClusterInfo Info)? last = null;
        try
        {
            await foreach (var cluster in VersionsAsync(name, both.Token).ConfigureAwait(false))
            {
                var info = (await reader.CompleteAsync(cluster, both.Token).ConfigureAwait(false)).Describe();
                last = (cluster, info);
                progress?.Report(info);
                if (info.HasConfigErrors)
                {
                    throw await failure.DescribeAsync(cluster, info, "could not be configured", PipelineFault.Failed, cancellationToken)
                        .ConfigureAwait(false);
                }

                if (ClusterSettlement.IsSettled(cluster, info, before))
                {
                    return info;
                }
            }
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Falls through to the same words as a watch that ended with the time.
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw last is not { } seen
            ? new PipelineException(PipelineFault.TimedOut, $"Kdcluster {name} could not be read in {timeout.TotalSeconds:F0} s.", "Wait longer with --timeout.")
            : await failure.DescribeAsync(
                seen.Cluster, seen.Info, $"is not configured after {timeout.TotalSeconds:F0} s", PipelineFault.TimedOut, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The kdcluster now and after each change, until it is deleted.</summary>
    public async IAsyncEnumerable<KdClusterInfo> WatchAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var versions = VersionsAsync(name, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var seen = false;
        while (await NextAsync(versions, seen).ConfigureAwait(false))
        {
            seen = true;
            yield return (await reader.CompleteAsync(versions.Current, cancellationToken).ConfigureAwait(false)).Describe();
        }
    }

    public async Task WaitUntilGoneAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            while (await reader.FindResourceAsync(name, both.Token).ConfigureAwait(false) is not null)
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
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var current = await reader.GetResourceAsync(name, cancellationToken).ConfigureAwait(false);
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

    /// <summary>A kdcluster that was there and is gone ends the watching; one that was never there is an error.</summary>
    private static async Task<bool> NextAsync(IAsyncEnumerator<KubeDirectorCluster> versions, bool seen)
    {
        try
        {
            return await versions.MoveNextAsync().ConfigureAwait(false);
        }
        catch (PipelineException gone) when (seen && gone.Fault == PipelineFault.NotFound)
        {
            return false;
        }
    }
}
