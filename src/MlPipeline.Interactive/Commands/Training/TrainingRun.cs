using MlPipeline.Contracts.Engines;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.Interactive.Commands.Training;

/// <summary>Follows a job in one display, from its first line to its summary.</summary>
internal sealed class TrainingRun(MagicContext context)
{
    private static readonly TimeSpan CancelTimeout = TimeSpan.FromSeconds(5);

    private KdTraining Training => context.Session.Training;

    /// <summary>Follows a job that this cell has begun: an interrupted cell cancels it, and one that fails is the cell's error.</summary>
    public async Task<TrainingJob> ToItsEndAsync(TrainingJob job, CancellationToken cancellationToken)
    {
        try
        {
            var ended = await FollowAsync(job, cancellationToken).ConfigureAwait(false);
            return ended.Status == JobStatus.Finished ? ended : throw Failure(ended);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw await InterruptAsync(job).ConfigureAwait(false);
        }
    }

    /// <summary>Follows a job, whoever has begun it and however it ends.</summary>
    public async Task<TrainingJob> FollowAsync(TrainingJob job, CancellationToken cancellationToken)
    {
        var running = new RunningJob(job);
        var live = context.StartLiveDisplay();
        var start = context.Time.GetTimestamp();
        await foreach (var happened in Training.WatchAsync(job.Cluster, job.Id, cancellationToken).ConfigureAwait(false))
        {
            running.Take(happened);
            live.Step(() => running.Look(context.Time.GetElapsedTime(start)));
        }

        var ended = await Training.GetAsync(job.Cluster, job.Id, cancellationToken).ConfigureAwait(false);
        live.Show(TrainingViews.Show(ended, running.Output));
        return ended;
    }

    /// <summary>Whoever interrupts the cell does not want the job to go on unseen.</summary>
    private async Task<MagicException> InterruptAsync(TrainingJob job)
    {
        using var timeout = new CancellationTokenSource(CancelTimeout, context.Time);
        try
        {
            await Training.CancelAsync(job.Cluster, job.Id, timeout.Token).ConfigureAwait(false);
            return new MagicException($"Interrupted; job {job.Id} is cancelled.", "Run the cell again to train anew; --detach lets a job go on by itself.");
        }
        catch (Exception error) when (error is PipelineException or OperationCanceledException)
        {
            return new MagicException(
                $"Interrupted; job {job.Id} could not be cancelled and may still run.",
                $"#!kd-train cancel --cluster {job.Cluster} --id {job.Id} tries it again.",
                error);
        }
    }

    private static MagicException Failure(TrainingJob job) => job.Status switch
    {
        JobStatus.Cancelled => new MagicException($"Job {job.Id} was cancelled.", "Run the cell again to train anew."),
        JobStatus.Interrupted => new MagicException($"Job {job.Id} was cut off by the end of its engine.", "Run the cell again to train anew."),
        _ => new MagicException(
            $"Job {job.Id} failed: {(job.Error ?? "its process ended without a word").ReplaceLineEndings("; ")}",
            $"Correct the code and run the cell again; #!kd-train logs --cluster {job.Cluster} --id {job.Id} shows all of its output."),
    };
}
