namespace MlPipeline.Learning;

/// <summary>
/// Trains boosted trees with what the machine has: LightGBM, or ML.NET's FastTree where LightGBM's native library does not exist.
/// The model says which of the two it was (<see cref="TripDurationModel.Description"/>).
/// </summary>
public sealed class BoostedTreesTrainer
{
    /// <summary>The features to train on.</summary>
    public FeatureSchema Features { get; init; } = FeatureSchema.Workshop;

    /// <summary>How many trees to train, one per round.</summary>
    public int Rounds { get; init; } = 100;

    /// <summary>How much of each tree counts.</summary>
    public double LearningRate { get; init; } = 0.15;

    /// <summary>
    /// How many splits a path of a tree may have, from 1. FastTree bounds leaves and not depth, so it gets the number of leaves
    /// that a full tree of this depth has.
    /// </summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>Start of the random choices; the same seed gives the same model.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Trains a model.</summary>
    /// <param name="trips">The trips to train on.</param>
    /// <param name="progress">Called after each round with its number, from 1, and the number of rounds.</param>
    /// <param name="cancellation">Stops the training between two rounds.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">A setting makes no sense, or nothing can be learned from the trips; the message says why.</exception>
    public TripDurationModel Train(TripSet trips, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        const int DeepestTree = 10;
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxDepth, DeepestTree);
        var leaves = 1 << MaxDepth;
        try
        {
            return new LightGbmTrainer { Features = Features, Rounds = Rounds, LearningRate = LearningRate, MaxDepth = MaxDepth, NumLeaves = leaves, Seed = Seed }
                .Train(trips, progress, cancellation);
        }
        catch (LightGbmUnavailableException)
        {
            return new FastTreeTrainer { Features = Features, Rounds = Rounds, LearningRate = LearningRate, NumLeaves = leaves, Seed = Seed }
                .Train(trips, progress, cancellation);
        }
    }
}
