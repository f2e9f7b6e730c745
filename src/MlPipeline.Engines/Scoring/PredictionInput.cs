using System.Text.Json;

namespace MlPipeline.Engines.Scoring;

/// <summary>A prediction request, read and checked.</summary>
/// <param name="UseScoring">Whether the model's scoring script is wanted.</param>
/// <param name="IsBatch">Whether there may be any number of argument sets, and not exactly one.</param>
/// <param name="Sets">The argument sets.</param>
/// <param name="Input">What the record of the request has as its input.</param>
internal sealed record PredictionInput(bool UseScoring, bool IsBatch, IReadOnlyList<ArgumentSet> Sets, JsonElement Input);
