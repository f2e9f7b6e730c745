using System.Text.Json;
using MlPipeline.Contracts.Engines;
using MlPipeline.KubeDirector.Engines;

namespace MlPipeline.KubeDirector.Predictions;

/// <summary>Predictions of served models.</summary>
public sealed class KdPredictions
{
    private readonly EngineClient _engines;
    private readonly TimeProvider _time;

    internal KdPredictions(EngineClient engines, TimeProvider time)
    {
        _engines = engines;
        _time = time;
    }

    /// <summary>Reads arguments as they will be sent.</summary>
    /// <param name="arguments">An object of any type, a dictionary, a list of either, a DataFrame or DataTable, or JSON text.</param>
    /// <returns>A JSON object for one prediction, a JSON array for many.</returns>
    /// <exception cref="PipelineException">They are neither.</exception>
    public static JsonElement ReadArguments(object arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return PredictionArguments.Read(arguments);
    }

    /// <summary>Asks a served model once.</summary>
    /// <param name="cluster">The deployment's kdcluster.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="version">Version of the model, or <c>latest</c>.</param>
    /// <param name="arguments">Feature values: an object of any type, a dictionary, or JSON text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer.</returns>
    public async Task<Prediction> PredictAsync(
        string cluster, string model, string version, object arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var json = PredictionArguments.Read(arguments);
        if (json.ValueKind == JsonValueKind.Array)
        {
            throw new PipelineException(PipelineFault.Rejected, "These arguments are a list.", "Ask for a list with PredictManyAsync.");
        }

        var (record, latency) = await AskAsync(cluster, model, version, json, cancellationToken).ConfigureAwait(false);
        var answer = record.Prediction ?? throw NoAnswer(cluster, record);
        return new Prediction(answer.Value, answer.Unit, answer.Text, record.Model ?? model, record.ModelVersion ?? version, latency, record.Node, json);
    }

    /// <summary>Asks a served model for many sets of arguments in one request.</summary>
    /// <param name="cluster">The deployment's kdcluster.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="version">Version of the model, or <c>latest</c>.</param>
    /// <param name="arguments">A list of sets of feature values, of any type, or JSON text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answers.</returns>
    public async Task<PredictionBatch> PredictManyAsync(
        string cluster, string model, string version, object arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var json = PredictionArguments.Read(arguments);
        if (json.ValueKind != JsonValueKind.Array)
        {
            throw new PipelineException(PipelineFault.Rejected, "These arguments are no list.", "Ask for one answer with PredictAsync.");
        }

        var (record, latency) = await AskAsync(cluster, model, version, json, cancellationToken).ConfigureAwait(false);
        var answers = record.Predictions ?? throw NoAnswer(cluster, record);
        return new PredictionBatch(answers, record.Model ?? model, record.ModelVersion ?? version, latency, record.Node);
    }

    /// <summary>Asks a served model the same question again and again, one request after the other.</summary>
    /// <param name="cluster">The deployment's kdcluster.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="version">Version of the model, or <c>latest</c>.</param>
    /// <param name="arguments">Feature values: an object of any type, a dictionary, or JSON text.</param>
    /// <param name="count">How often, at least once.</param>
    /// <param name="progress">Told after each request how many are done.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The last answer and how long the answers took.</returns>
    /// <exception cref="PipelineException">The request itself is not valid, or none was answered.</exception>
    public async Task<PredictionRun> PredictRepeatedlyAsync(
        string cluster,
        string model,
        string version,
        object arguments,
        int count,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var run = new PredictionRunRecorder(_time);
        for (var done = 1; done <= count; done++)
        {
            try
            {
                run.Add(await PredictAsync(cluster, model, version, arguments, cancellationToken).ConfigureAwait(false));
            }
            catch (PipelineException failure) when (failure.Fault is PipelineFault.Unreachable or PipelineFault.Failed or PipelineFault.NotLoggedIn or PipelineFault.NotFound)
            {
                run.Add(failure);
            }

            progress?.Report(done);
        }

        return run.ToRun();
    }

    private async Task<(EngineRecord Record, TimeSpan Latency)> AskAsync(
        string cluster, string model, string version, JsonElement arguments, CancellationToken cancellationToken)
    {
        // Looking the engine up is no part of what the model takes to answer.
        await _engines.AddressAsync(cluster, cancellationToken).ConfigureAwait(false);
        var path = $"{Uri.EscapeDataString(model)}/{Uri.EscapeDataString(version)}/predict";
        var start = _time.GetTimestamp();
        var record = await _engines.SendAsync<EngineRecord>(cluster, HttpMethod.Post, path, new PredictRequest(arguments), cancellationToken)
            .ConfigureAwait(false);
        return (record, _time.GetElapsedTime(start));
    }

    private static PipelineException NoAnswer(string cluster, EngineRecord record) => new(
        PipelineFault.Failed,
        record.Error ?? $"The scoring script on {cluster} gave no answer.",
        "Let the scoring script return Answer(value, unit, text).");
}
