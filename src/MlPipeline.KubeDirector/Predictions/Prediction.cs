using System.Text.Json;

namespace MlPipeline.KubeDirector.Predictions;

/// <summary>An answer of a served model.</summary>
/// <param name="Value">The predicted number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Text">The sentence of the scoring script.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="ModelVersion">Version of the model that answered.</param>
/// <param name="Latency">Time from request to answer.</param>
/// <param name="Pod">Pod that answered.</param>
/// <param name="Arguments">What was asked: the feature values, a JSON object.</param>
public sealed record Prediction(
    double Value, string Unit, string Text, string Model, string ModelVersion, TimeSpan Latency, string Pod, JsonElement Arguments);
