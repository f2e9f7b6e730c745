using System.Text.Json;

namespace MlPipeline.Engines.Scoring;

/// <summary>A prediction request, read and checked. The argument sets of a batch have gone to the <see cref="IArgumentSink"/>.</summary>
/// <param name="UseScoring">Whether the model's scoring script is wanted, or null where the request does not say.</param>
/// <param name="Single">The one argument set, or null for a batch.</param>
/// <param name="Input">What the record of the request has as its input.</param>
internal sealed record PredictionInput(bool? UseScoring, ArgumentSet? Single, JsonElement Input);
