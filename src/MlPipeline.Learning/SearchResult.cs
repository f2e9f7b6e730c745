namespace MlPipeline.Learning;

/// <summary>What a <see cref="HyperparameterSearch"/> has found.</summary>
/// <param name="Trials">The trials in their order, at least one.</param>
public sealed record SearchResult(IReadOnlyList<SearchTrial> Trials)
{
    /// <summary>The trial whose model met the trips held back best.</summary>
    public SearchTrial Best => Trials.MinBy(trial => trial.Validation.Rmse)!;

    /// <summary>Trains with the best settings and as many rounds as were best, on all trips.</summary>
    /// <param name="trips">The trips to train on.</param>
    /// <param name="progress">Called after each round with its number, from 1, and the number of rounds.</param>
    /// <param name="cancellation">Stops the training between two rounds.</param>
    /// <returns>The model.</returns>
    public TripDurationModel Train(TripSet trips, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        var best = Best.Trainer;
        var trainer = new LightGbmTrainer
        {
            Features = best.Features,
            Rounds = Best.Rounds,
            LearningRate = best.LearningRate,
            NumLeaves = best.NumLeaves,
            MinTripsInLeaf = best.MinTripsInLeaf,
            L2 = best.L2,
            FeatureFraction = best.FeatureFraction,
            BaggingFraction = best.BaggingFraction,
            Seed = best.Seed,
        };
        return trainer.Train(trips, progress, cancellation);
    }
}
