using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Scoring;

/// <summary>Makes a prediction from one set of arguments.</summary>
internal interface IScorer
{
    /// <exception cref="ScoringException">No prediction came out.</exception>
    ValueTask<PredictionValue> ScoreAsync(ArgumentSet arguments);
}
