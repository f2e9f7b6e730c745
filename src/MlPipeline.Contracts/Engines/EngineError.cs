using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.Engines;

/// <summary>Body of every answer of an engine that is not a success.</summary>
/// <param name="Error">What is wrong, in one line.</param>
/// <param name="NextStep">What to do about it, in one line.</param>
public sealed record EngineError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("next_step")] string NextStep);
