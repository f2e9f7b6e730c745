using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.Engines;

/// <summary>
/// One event of <c>GET /events/{id}</c>, sent as <c>text/event-stream</c>: the event's name is <see cref="Kind"/>, its data this
/// record as JSON. A stream begins with all that has happened so far and ends after the state that is final.
/// </summary>
/// <param name="Kind"><c>state</c>, <c>log</c>, <c>progress</c>, <c>metric</c> or <c>artifact</c>.</param>
/// <param name="Text">The state, the log line without its end, what is being done, the metric's name, or the artifact's path.</param>
/// <param name="Value">Share of the work done, or the metric's value.</param>
public sealed record JobEvent(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("value"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Value = null)
{
    /// <summary>Kind of an event that tells a new state.</summary>
    public const string State = "state";

    /// <summary>Kind of an event that carries a line of output.</summary>
    public const string Log = "log";

    /// <summary>Kind of an event that tells how far the job is.</summary>
    public const string Progress = "progress";

    /// <summary>Kind of an event that reports a number.</summary>
    public const string Metric = "metric";

    /// <summary>Kind of an event that reports a file the job made.</summary>
    public const string Artifact = "artifact";
}
