using MlPipeline.Contracts.Engines;

namespace MlPipeline.KubeDirector.Predictions;

/// <summary>Answers of a served model to many sets of arguments at once.</summary>
/// <param name="Values">The answers, in the order of the arguments.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="ModelVersion">Version of the model that answered.</param>
/// <param name="Latency">Time from request to answer.</param>
/// <param name="Pod">Pod that answered.</param>
public sealed record PredictionBatch(
    IReadOnlyList<PredictionValue> Values,
    string Model,
    string ModelVersion,
    TimeSpan Latency,
    string Pod);
