using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.Engines;

/// <summary>A predicted number and what it means.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit, for example <c>seconds</c>.</param>
/// <param name="Text">A sentence for the reader, as the scoring script words it.</param>
public sealed record PredictionValue(
    [property: JsonPropertyName("value")] double Value,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("text")] string Text);
