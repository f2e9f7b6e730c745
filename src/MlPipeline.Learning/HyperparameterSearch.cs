using MlPipeline.Learning.Randomness;

namespace MlPipeline.Learning;

/// <summary>
/// Looks for good settings of <see cref="LightGbmTrainer"/>: a first trial with the trainer's own, then random ones, each trained until it
/// gets no better for trips held back. The same seed makes the same trials.
/// </summary>
public sealed class HyperparameterSearch
{
    private static readonly int[] Leaves = [15, 31, 63, 127];
    private static readonly int[] LeafSizes = [10, 20, 50, 100];
    private static readonly double[] Penalties = [0, 1, 5];
    private static readonly double[] Shares = [0.6, 0.8, 1];
    private static readonly double[] Rates = [0.02, 0.03, 0.05, 0.1, 0.15];

    /// <summary>The features to train on.</summary>
    public FeatureSchema Features { get; init; } = FeatureSchema.Workshop;

    /// <summary>How many settings to try.</summary>
    public int Trials { get; init; } = 12;

    /// <summary>How many rounds a trial may have.</summary>
    public int MostRounds { get; init; } = 1000;

    /// <summary>Share of the trips to hold back.</summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>Start of the random choices.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Tries settings.</summary>
    /// <param name="trips">The trips to train on; those to test with stay out of it.</param>
    /// <param name="progress">Told of each trial when it is done.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>All trials; the best of them trains the model.</returns>
    /// <exception cref="ArgumentException">There are too few trips, or nothing can be learned from them.</exception>
    public SearchResult Run(TripSet trips, IProgress<SearchTrial>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trips);
        ArgumentOutOfRangeException.ThrowIfLessThan(Trials, 1);
        var split = trips.Split(ValidationShare, Seed);
        var random = new RandomSequence(Seed);
        var trials = new List<SearchTrial>();
        for (var number = 1; number <= Trials; number++)
        {
            var trainer = number == 1 ? new LightGbmTrainer { Features = Features, Rounds = MostRounds, NumLeaves = 63 } : Draw(random);
            var model = trainer.Train(split.Train, split.Test, progress: null, cancellation);
            var trial = new SearchTrial(number, Trials, trainer, model.TreeCount, model.Description.ValidationMetrics!);
            trials.Add(trial);
            progress?.Report(trial);
        }

        return new SearchResult(trials);
    }

    private LightGbmTrainer Draw(RandomSequence random) => new()
    {
        Features = Features,
        Rounds = MostRounds,
        LearningRate = OneOf(Rates, random),
        NumLeaves = OneOf(Leaves, random),
        MinTripsInLeaf = OneOf(LeafSizes, random),
        L2 = OneOf(Penalties, random),
        FeatureFraction = OneOf(Shares, random),
        BaggingFraction = OneOf(Shares, random),
    };

    private static T OneOf<T>(T[] values, RandomSequence random) => values[random.Next(values.Length)];
}
