using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using MlPipeline.Contracts.Engines;
using MlPipeline.KubeDirector.Engines;

namespace MlPipeline.KubeDirector.Training;

/// <summary>Training jobs on training kdclusters.</summary>
public sealed class KdTraining
{
    private const int MostReconnects = 10;

    private readonly EngineClient _engines;
    private readonly TimeProvider _time;
    private readonly string _user;

    internal KdTraining(EngineClient engines, TimeProvider time, string user)
    {
        _engines = engines;
        _time = time;
        _user = user;
    }

    /// <summary>Hands a training engine code to run.</summary>
    /// <param name="cluster">The training kdcluster.</param>
    /// <param name="code">C# of a training script.</param>
    /// <param name="name">What to call the job.</param>
    /// <param name="parameters">Values that the code can read by name.</param>
    /// <param name="cancellationToken">Ends the wait for the answer, not the job.</param>
    /// <returns>The job, queued.</returns>
    public async Task<TrainingJob> SubmitAsync(
        string cluster,
        string code,
        string? name = null,
        IReadOnlyDictionary<string, string>? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var request = new TrainRequest(code, name, _user, Parameters: parameters);
        var record = await _engines.SendAsync<EngineRecord>(cluster, HttpMethod.Post, "train", request, cancellationToken).ConfigureAwait(false);
        return TrainingJob.From(cluster, record);
    }

    /// <summary>Tells what a job has done so far and goes on until it ends.</summary>
    /// <param name="cluster">The training kdcluster.</param>
    /// <param name="id">Number of the job.</param>
    /// <param name="cancellationToken">Ends the watching, not the job.</param>
    /// <returns>States, lines of output, progress, metrics and artifacts, in their order.</returns>
    public async IAsyncEnumerable<JobEvent> WatchAsync(string cluster, long id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // A stream begins with all that happened so far, so one that broke off is opened again and skips what was told.
        var told = 0;
        for (var attempt = 0; attempt <= MostReconnects; attempt++)
        {
            var position = 0;
            await foreach (var happened in ReadStreamAsync(cluster, id, isFirst: attempt == 0, cancellationToken).ConfigureAwait(false))
            {
                if (++position <= told)
                {
                    continue;
                }

                told = position;
                yield return happened;
                if (happened.Kind == JobEvent.State && JobStatus.IsFinal(happened.Text))
                {
                    yield break;
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200 * (attempt + 1)), _time, cancellationToken).ConfigureAwait(false);
        }

        throw new PipelineException(
            PipelineFault.Unreachable,
            $"The events of job {id} on {cluster} broke off again and again.",
            $"#!kd-train show --cluster {cluster} --id {id} shows how it went on.");
    }

    /// <summary>Lists the jobs of a training kdcluster, oldest first.</summary>
    /// <param name="cluster">The training kdcluster.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The jobs.</returns>
    public async Task<IReadOnlyList<TrainingJob>> HistoryAsync(string cluster, CancellationToken cancellationToken = default)
    {
        var records = await _engines.GetAsync<IReadOnlyList<EngineRecord>>(cluster, "history", cancellationToken).ConfigureAwait(false);
        return [.. records.Select(record => TrainingJob.From(cluster, record)).OrderBy(job => job.Id)];
    }

    /// <summary>Reads one job.</summary>
    /// <param name="cluster">The training kdcluster.</param>
    /// <param name="id">Number of the job.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The job.</returns>
    public async Task<TrainingJob> GetAsync(string cluster, long id, CancellationToken cancellationToken = default) =>
        TrainingJob.From(cluster, await _engines.GetAsync<EngineRecord>(cluster, Path("history", id), cancellationToken).ConfigureAwait(false));

    /// <summary>Reads what a job has written so far.</summary>
    /// <param name="cluster">The training kdcluster.</param>
    /// <param name="id">Number of the job.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its output.</returns>
    public Task<string> LogsAsync(string cluster, long id, CancellationToken cancellationToken = default) =>
        _engines.GetTextAsync(cluster, Path("logs", id), cancellationToken);

    /// <summary>Asks for the end of a job.</summary>
    /// <param name="cluster">The training kdcluster.</param>
    /// <param name="id">Number of the job.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>The job.</returns>
    public async Task<TrainingJob> CancelAsync(string cluster, long id, CancellationToken cancellationToken = default) =>
        TrainingJob.From(
            cluster,
            await _engines.SendAsync<EngineRecord>(cluster, HttpMethod.Post, Path("cancel", id), null, cancellationToken).ConfigureAwait(false));

    private static string Path(string what, long id) => $"{what}/{id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The events of one stream; one that breaks off just ends, and so does one of an engine that is just coming back.</summary>
    private async IAsyncEnumerable<JobEvent> ReadStreamAsync(
        string cluster, long id, bool isFirst, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = await OpenStreamAsync(cluster, id, isFirst, cancellationToken).ConfigureAwait(false);
        await using var events = JobEventReader.ReadAsync(reader, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(events).ConfigureAwait(false))
        {
            yield return events.Current;
        }
    }

    private async Task<TextReader> OpenStreamAsync(string cluster, long id, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return await _engines.OpenStreamAsync(cluster, Path("events", id), cancellationToken).ConfigureAwait(false);
        }
        catch (PipelineException fault) when (!isFirst && fault.Fault == PipelineFault.Unreachable)
        {
            return TextReader.Null;
        }
    }

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<JobEvent> events)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or ProtocolViolationException)
        {
            return false;
        }
    }
}
