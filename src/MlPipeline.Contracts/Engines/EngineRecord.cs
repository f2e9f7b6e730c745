using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.Engines;

/// <summary>
/// The record an engine keeps and answers for a training job and for a prediction. The first eight properties are
/// the workshop's own; the others are this project's.
/// </summary>
public sealed record EngineRecord
{
    /// <summary>Number of the record within its engine, from 1.</summary>
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    /// <summary>What was asked: the training code, or the scoring arguments.</summary>
    [JsonPropertyName("input")]
    public JsonElement Input { get; init; }

    /// <summary>What came out: the job's output so far, or the sentence of the prediction.</summary>
    [JsonPropertyName("output")]
    public string Output { get; init; } = "";

    /// <summary><c>host:port/logs/id</c>.</summary>
    [JsonPropertyName("log_url")]
    public string LogUrl { get; init; } = "";

    /// <summary><c>host:port/history/id</c>.</summary>
    [JsonPropertyName("request_url")]
    public string RequestUrl { get; init; } = "";

    /// <summary>Pod that did the work.</summary>
    [JsonPropertyName("node")]
    public string Node { get; init; } = "";

    /// <summary>Process that did the work, or 0 before it started.</summary>
    [JsonPropertyName("pid")]
    public int Pid { get; init; }

    /// <summary>One of <see cref="JobStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>What the user calls the job.</summary>
    [JsonPropertyName("name")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Who asked.</summary>
    [JsonPropertyName("user")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? User { get; init; }

    /// <summary>Language of the training code.</summary>
    [JsonPropertyName("language")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>Values the training code could read.</summary>
    [JsonPropertyName("parameters")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>When the job was submitted.</summary>
    [JsonPropertyName("submitted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Submitted { get; init; }

    /// <summary>When the job began to run.</summary>
    [JsonPropertyName("started")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the job ended.</summary>
    [JsonPropertyName("finished")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Share of the work done, 0 to 1, where the code reports it.</summary>
    [JsonPropertyName("progress")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Progress { get; init; }

    /// <summary>What the code says it is doing.</summary>
    [JsonPropertyName("progress_text")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProgressText { get; init; }

    /// <summary>Numbers the code reported, the last of each name.</summary>
    [JsonPropertyName("metrics")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Metrics { get; init; }

    /// <summary>Absolute container paths of the files the code reported as its result.</summary>
    [JsonPropertyName("artifacts")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Artifacts { get; init; }

    /// <summary>Why the job failed, in one or two lines.</summary>
    [JsonPropertyName("error")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>The typed answer of a prediction for one set of arguments.</summary>
    [JsonPropertyName("prediction")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PredictionValue? Prediction { get; init; }

    /// <summary>The typed answers of a prediction for a batch, in the order of its argument sets.</summary>
    [JsonPropertyName("predictions")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PredictionValue>? Predictions { get; init; }

    /// <summary>Name of the model that answered.</summary>
    [JsonPropertyName("model")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Model { get; init; }

    /// <summary>Version of the model that answered.</summary>
    [JsonPropertyName("model_version")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ModelVersion { get; init; }
}
