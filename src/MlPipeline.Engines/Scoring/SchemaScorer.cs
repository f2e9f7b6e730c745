using System.Globalization;
using MlPipeline.Contracts.Engines;
using MlPipeline.Learning;

namespace MlPipeline.Engines.Scoring;

/// <summary>Scores by the model's own schema, without a script.</summary>
internal sealed class SchemaScorer(TripDurationModel model) : IScorer
{
    public ValueTask<PredictionValue> ScoreAsync(ArgumentSet arguments)
    {
        var value = model.Predict(arguments.Values);
        var unit = model.Description.Unit;
        return ValueTask.FromResult(new PredictionValue(
            value, unit, string.Create(CultureInfo.InvariantCulture, $"The prediction is {value:F0} {unit}.\n")));
    }
}
