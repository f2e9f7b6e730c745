using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline.Contracts.Engines;

/// <summary>Body of <c>POST /{model}/{version}/predict</c>.</summary>
/// <param name="ScoringArguments">One object of feature values, or an array of such objects.</param>
/// <param name="UseScoring">True to run the model's scoring script, false to score by the model's own schema.</param>
public sealed record PredictRequest(
    [property: JsonPropertyName("scoring_args")] JsonElement ScoringArguments,
    [property: JsonPropertyName("use_scoring")] bool UseScoring = true);
