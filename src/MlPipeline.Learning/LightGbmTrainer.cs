using System.Globalization;
using MlPipeline.Learning.Models;
using MlPipeline.Learning.Native;
using MlPipeline.Learning.Training;

namespace MlPipeline.Learning;

/// <summary>
/// Trains boosted trees with LightGBM's native library. The same trips and settings give the same model on the same kind of
/// machine, whatever its number of cores.
/// </summary>
public sealed class LightGbmTrainer
{
    private const string Package = "LightGBM";

    /// <summary>The features to train on.</summary>
    public FeatureSchema Features { get; init; } = FeatureSchema.Workshop;

    /// <summary>How many trees to train, one per round.</summary>
    public int Rounds { get; init; } = 300;

    /// <summary>How much of each tree counts.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>How many splits a path of a tree may have; 0 for no limit.</summary>
    public int MaxDepth { get; init; }

    /// <summary>How many leaves a tree may have; 0 for as many as the depth allows, at most 63.</summary>
    public int NumLeaves { get; init; }

    /// <summary>How many trips a leaf must hold at least.</summary>
    public int MinTripsInLeaf { get; init; } = 20;

    /// <summary>Weight of the penalty on large leaf values.</summary>
    public double L2 { get; init; } = 1;

    /// <summary>Share of the features that each tree may use.</summary>
    public double FeatureFraction { get; init; } = 1;

    /// <summary>Share of the trips that each tree is trained on.</summary>
    public double BaggingFraction { get; init; } = 1;

    /// <summary>
    /// After how many rounds without a better model the training ends, where there are trips to validate with; the model is then the one of
    /// its best round.
    /// </summary>
    public int EarlyStoppingRounds { get; init; } = 30;

    /// <summary>Start of the random choices; the same seed gives the same model.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many threads to use; 0 for all cores.</summary>
    public int Threads { get; init; }

    /// <summary>Tells when a model was trained.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Trains a model.</summary>
    /// <param name="trips">The trips to train on.</param>
    /// <param name="progress">Called after each round with its number, from 1, and the number of rounds.</param>
    /// <param name="cancellation">Stops the training between two rounds.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">Nothing can be learned from the trips; the message says why.</exception>
    /// <exception cref="LightGbmUnavailableException">The native library cannot be loaded here.</exception>
    public TripDurationModel Train(TripSet trips, Action<int, int>? progress = null, CancellationToken cancellation = default) =>
        Train(trips, validation: null, progress, cancellation);

    /// <summary>Trains a model, and stops when it gets no better for trips that it is not trained on.</summary>
    /// <param name="trips">The trips to train on.</param>
    /// <param name="validation">The trips to validate with; null trains all rounds.</param>
    /// <param name="progress">Called after each round with its number, from 1, and the number of rounds.</param>
    /// <param name="cancellation">Stops the training between two rounds.</param>
    /// <returns>The model of the best round, with its learning curve.</returns>
    /// <exception cref="ArgumentException">Nothing can be learned from the trips; the message says why.</exception>
    /// <exception cref="LightGbmUnavailableException">The native library cannot be loaded here.</exception>
    public TripDurationModel Train(
        TripSet trips, TripSet? validation, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        var input = TrainingInput.Of(trips, Features, cancellation);
        if (validation is { Count: 0 })
        {
            throw new ArgumentException($"There are no trips to validate with. {validation.Report}", nameof(validation));
        }

        var parameters = Parameters();
        try
        {
            return Train(input, validation, parameters, progress, cancellation);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new LightGbmUnavailableException(exception);
        }
    }

    private TripDurationModel Train(
        TrainingInput input, TripSet? validation, IReadOnlyDictionary<string, string> parameters, Action<int, int>? progress, CancellationToken cancellation)
    {
        var settings = string.Join(' ', parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"));
        using var data = NativeDataset.Create(input.Matrix, input.Trips.Seconds, input.Schema.DerivedNames, settings);
        using var held = validation is null
            ? null
            : NativeDataset.Create(input.Prepare(validation), validation.Seconds, input.Schema.DerivedNames, settings, data);
        using var booster = new NativeBooster(data, settings, held);
        var watch = validation is null ? null : new EarlyStopping(input.Trips, validation, EarlyStoppingRounds);
        for (var round = 1; round <= Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!booster.TrainRound())
            {
                break;
            }

            progress?.Invoke(round, Rounds);
            if (watch?.IsOver(round, booster) == true)
            {
                break;
            }
        }

        return Describe(input, parameters, booster, watch);
    }

    private TripDurationModel Describe(TrainingInput input, IReadOnlyDictionary<string, string> parameters, NativeBooster booster, EarlyStopping? watch)
    {
        var description = new ModelDescription
        {
            Created = Clock.GetUtcNow(),
            Trainer = new TrainerDescription(Package, parameters),
            TrainingData = TrainingDataDescription.Of(input.Trips),
            TrainingMetrics = watch?.TrainingMetrics ?? RegressionMetrics.Of(booster.TrainingPredictions(), input.Trips.Seconds),
            ValidationMetrics = watch?.ValidationMetrics,
            LearningCurve = watch?.Curve ?? [],
            Tools = ToolVersions.With(Package),
        };
        return new TripDurationModel(new ModelContent(input.Schema, input.Paces, input.Scaler, booster.SaveText(watch?.BestRound), description));
    }

    private Dictionary<string, string> Parameters()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Rounds, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxDepth);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        ArgumentOutOfRangeException.ThrowIfLessThan(EarlyStoppingRounds, 1);
        return new Dictionary<string, string>
        {
            ["objective"] = "regression",
            ["num_iterations"] = Text(Rounds),
            ["learning_rate"] = Text(LearningRate),
            ["max_depth"] = Text(MaxDepth == 0 ? -1 : MaxDepth),
            ["num_leaves"] = Text(Leaves()),
            ["min_data_in_leaf"] = Text(MinTripsInLeaf),
            ["lambda_l2"] = Text(L2),
            ["feature_fraction"] = Text(FeatureFraction),
            ["bagging_fraction"] = Text(BaggingFraction),
            ["bagging_freq"] = Text(BaggingFraction < 1 ? 1 : 0),
            // Bundling sparse features lets a few rows train as what they are not; scoring then disagrees with training.
            ["enable_bundle"] = "false",
            ["seed"] = Text(Seed),
            ["num_threads"] = Text(Threads),
            ["deterministic"] = "true",
            ["force_row_wise"] = "true",
            ["verbosity"] = "-1",
        };
    }

    private int Leaves()
    {
        const int DefaultLeaves = 63;
        const int DepthOfDefaultLeaves = 6;
        if (NumLeaves > 0)
        {
            return NumLeaves;
        }

        return MaxDepth is > 0 and < DepthOfDefaultLeaves ? 1 << MaxDepth : DefaultLeaves;
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
