using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using MlPipeline.Learning.Models;
using MlPipeline.Learning.Training;
using MlPipeline.Learning.Trees;

namespace MlPipeline.Learning;

/// <summary>
/// Trains boosted trees with ML.NET's FastTree: the choice where LightGBM's native library does not exist. Its models are
/// saved, loaded and scored like any other.
/// </summary>
public sealed class FastTreeTrainer
{
    private const string Name = "FastTree";
    private const string Package = "Microsoft.ML.FastTree";
    private const string RoundMessage = "numTotalTrees left";

    /// <summary>The features to train on.</summary>
    public FeatureSchema Features { get; init; } = FeatureSchema.Workshop;

    /// <summary>How many trees to train.</summary>
    public int Rounds { get; init; } = 300;

    /// <summary>How much of each tree counts.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>How many leaves a tree may have; 2 makes a tree of depth 1.</summary>
    public int NumLeaves { get; init; } = 31;

    /// <summary>How many trips a leaf must hold at least.</summary>
    public int MinTripsInLeaf { get; init; } = 20;

    /// <summary>Start of the random choices; the same seed gives the same model.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many threads to use; 0 for all cores.</summary>
    public int Threads { get; init; }

    /// <summary>Tells when a model was trained.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Trains a model.</summary>
    /// <param name="trips">The trips to train on.</param>
    /// <param name="progress">Called at each round with its number, from 1, and the number of rounds.</param>
    /// <param name="cancellation">Stops the training between two rounds.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">Nothing can be learned from the trips; the message says why.</exception>
    public TripDurationModel Train(TripSet trips, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Rounds, 1);
        var input = TrainingInput.Of(trips, Features, cancellation);
        var trees = TrainTrees(input, progress, cancellation);
        var text = ToText(trees, input.Schema);
        var predictions = TripScoring.Score(
            input.Schema, input.Paces, input.Scaler, LightGbmTextReader.Read(text, input.Schema.DerivedNames), trips, cancellation);
        var description = new ModelDescription
        {
            Created = Clock.GetUtcNow(),
            Trainer = new TrainerDescription(Name, Parameters()),
            TrainingData = TrainingDataDescription.Of(trips),
            TrainingMetrics = RegressionMetrics.Of(predictions, trips.Seconds),
            Tools = ToolVersions.With(Package),
        };
        return new TripDurationModel(new ModelContent(input.Schema, input.Paces, input.Scaler, text, description));
    }

    private static byte[] ToText(RegressionTreeEnsemble ensemble, FeatureSchema schema)
    {
        var writer = new LightGbmTextWriter(schema.DerivedNames);
        if (ensemble.Bias != 0)
        {
            writer.AddConstant(ensemble.Bias);
        }

        foreach (var (tree, weight) in ensemble.Trees.Zip(ensemble.TreeWeights))
        {
            writer.Add(
                tree.NumericalSplitFeatureIndexes,
                tree.NumericalSplitThresholds.Select(threshold => (double)threshold),
                tree.SplitGains,
                tree.LeftChild,
                tree.RightChild,
                [.. tree.LeafValues.Select(value => value * weight)]);
        }

        return writer.ToUtf8();
    }

    private static IEnumerable<Row> Rows(TrainingInput input)
    {
        var width = input.Schema.DerivedNames.Count;
        for (var row = 0; row < input.Trips.Count; row++)
        {
            var features = input.Matrix.AsSpan(row * width, width);
            yield return new Row { Label = input.Trips.Seconds[row], Features = Array.ConvertAll(features.ToArray(), value => (float)value) };
        }
    }

    private RegressionTreeEnsemble TrainTrees(
        TrainingInput input, Action<int, int>? progress, CancellationToken cancellation)
    {
        var context = new MLContext(Seed);
        var rounds = 0;
        context.Log += (_, message) =>
        {
            // ML.NET has no way to stop a training but an exception on its thread, and tells its rounds only here.
            cancellation.ThrowIfCancellationRequested();
            if (message.RawMessage.StartsWith(RoundMessage, StringComparison.Ordinal) && rounds < Rounds)
            {
                progress?.Invoke(++rounds, Rounds);
            }
        };
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, input.Schema.DerivedNames.Count);
        var trainer = context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            NumberOfTrees = Rounds,
            LearningRate = LearningRate,
            NumberOfLeaves = NumLeaves,
            MinimumExampleCountPerLeaf = MinTripsInLeaf,
            Seed = Seed,
            NumberOfThreads = Threads == 0 ? null : Threads,
        });
        return trainer.Fit(context.Data.LoadFromEnumerable(Rows(input), schema)).Model.TrainedTreeEnsemble;
    }

    private Dictionary<string, string> Parameters() => new()
    {
        ["NumberOfTrees"] = Rounds.ToString(CultureInfo.InvariantCulture),
        ["LearningRate"] = LearningRate.ToString(CultureInfo.InvariantCulture),
        ["NumberOfLeaves"] = NumLeaves.ToString(CultureInfo.InvariantCulture),
        ["MinimumExampleCountPerLeaf"] = MinTripsInLeaf.ToString(CultureInfo.InvariantCulture),
        ["Seed"] = Seed.ToString(CultureInfo.InvariantCulture),
    };

    private sealed class Row
    {
        public float Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
