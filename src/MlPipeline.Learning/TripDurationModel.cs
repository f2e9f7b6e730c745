using MlPipeline.Learning.Models;
using MlPipeline.Learning.Trees;

namespace MlPipeline.Learning;

/// <summary>
/// A trained model of how long a trip takes, with all that scoring needs: features in, seconds out, preprocessing inside.
/// Scoring is thread-safe and needs neither ML.NET nor a native library.
/// </summary>
public sealed class TripDurationModel
{
    private readonly ModelContent _content;
    private readonly TreeEnsemble _trees;

    internal TripDurationModel(ModelContent content)
    {
        _content = content;
        _trees = LightGbmTextReader.Read(content.TreesText, content.Schema.Names);
        Importance = FeatureGain.Measure(_trees, content.Schema);
    }

    /// <summary>The features the model takes.</summary>
    public FeatureSchema Schema => _content.Schema;

    /// <summary>What the model says about itself: trainer, data, metrics, versions.</summary>
    public ModelDescription Description => _content.Description;

    /// <summary>How much the model relies on each feature, the most important first.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; }

    /// <summary>How many trees the model sums up.</summary>
    public int TreeCount => _trees.TreeCount;

    /// <summary>Loads a model file. Nothing in a model file is ever run.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">The file is no model file, is of an unknown version, or was damaged or changed.</exception>
    public static TripDurationModel Load(string path) => ModelFile.Load(path);

    /// <summary>Saves the model as one file. A file of that name is replaced as a whole, never half.</summary>
    /// <param name="path">Path of the file; missing folders are made.</param>
    public void Save(string path) => ModelFile.Save(_content, path);

    /// <summary>Predicts a duration from features by name.</summary>
    /// <param name="features">A finite number for every feature of <see cref="Schema"/>, and for nothing else.</param>
    /// <returns>The predicted seconds.</returns>
    /// <exception cref="FeatureException">A feature is missing, unknown, or no finite number.</exception>
    public double Predict(IReadOnlyDictionary<string, double> features) => Score(Schema.Order(features));

    /// <summary>Predicts a duration from features in the order of <see cref="Schema"/>.</summary>
    /// <param name="features">The values.</param>
    /// <returns>The predicted seconds.</returns>
    /// <exception cref="FeatureException">The number of values is wrong, or one is not finite.</exception>
    public double Predict(ReadOnlySpan<double> features)
    {
        Schema.Check(features);
        return Score(features.ToArray());
    }

    /// <summary>Predicts the durations of several rides from features by name.</summary>
    /// <param name="rides">The features of each ride.</param>
    /// <returns>The predicted seconds, in the same order.</returns>
    /// <exception cref="FeatureException">A feature of a ride is missing, unknown, or no finite number.</exception>
    public IReadOnlyList<double> Predict(IEnumerable<IReadOnlyDictionary<string, double>> rides) => [.. rides.Select(Predict)];

    /// <summary>Predicts the duration of every trip, beside the actual one: for residuals and charts.</summary>
    /// <param name="trips">The trips.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>A pair per trip, in the order of the trips.</returns>
    public IReadOnlyList<DurationPrediction> Predictions(TripSet trips, CancellationToken cancellation = default)
    {
        var predicted = Score(trips, cancellation);
        var pairs = new DurationPrediction[predicted.Length];
        for (var row = 0; row < pairs.Length; row++)
        {
            pairs[row] = new DurationPrediction(predicted[row], trips.Seconds[row]);
        }

        return pairs;
    }

    /// <summary>Measures the model on trips.</summary>
    /// <param name="trips">Trips the model was not trained on.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The metrics.</returns>
    public RegressionMetrics Evaluate(TripSet trips, CancellationToken cancellation = default)
    {
        if (trips.Count == 0)
        {
            throw new ArgumentException($"There are no trips to evaluate with. {trips.Report}", nameof(trips));
        }

        return RegressionMetrics.Of(Score(trips, cancellation), trips.Seconds);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Description.Trainer.Name}, {TreeCount} trees on {Schema.Count} features ({Schema.Name}), trained {Description.Created:u} "
        + $"on {Description.TrainingData.Trips} trips; on those: {Description.TrainingMetrics}";

    private double[] Score(TripSet trips, CancellationToken cancellation) =>
        TripScoring.Score(Schema, _content.Scaler, _trees, trips, cancellation);

    private double Score(Span<double> ownedFeatures)
    {
        _content.Scaler.Apply(ownedFeatures);
        return _trees.Score(ownedFeatures);
    }
}
