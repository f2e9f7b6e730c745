using MlPipeline.Contracts.Engines;
using MlPipeline.Learning;

namespace MlPipeline.Engines.Scoring;

/// <summary>What a scoring script sees: the model, what was asked, and the way to answer.</summary>
public sealed class ScoringCall
{
    internal ScoringCall(TripDurationModel model, IReadOnlyDictionary<string, double> arguments)
    {
        Model = model;
        Arguments = arguments;
    }

    /// <summary>The model that the script belongs to.</summary>
    public TripDurationModel Model { get; }

    /// <summary>The scoring arguments by name, each a finite number.</summary>
    public IReadOnlyDictionary<string, double> Arguments { get; }

    /// <summary>Makes the answer, which the script then returns.</summary>
    /// <param name="value">The predicted number.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="text">A sentence for the reader.</param>
    /// <returns>The answer.</returns>
    public PredictionValue Answer(double value, string unit, string text) => new(value, unit, text);
}
