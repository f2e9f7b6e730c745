using System.Globalization;
using MlPipeline.Learning.Export;
using MlPipeline.Learning.Models;
using MlPipeline.Learning.Storage;
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
        _trees = LightGbmTextReader.Read(content.TreesText, content.Schema.DerivedNames);
        Importance = FeatureGain.Measure(_trees, content.Schema.DerivedNames);
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

    /// <summary>
    /// Saves the model for ONNX Runtime and whatever else reads ONNX: input <c>features</c>, a matrix of doubles with a row per ride and the
    /// features that <see cref="FeatureSchema.DerivedNames"/> of <see cref="Schema"/> names; output <c>seconds</c>, a matrix of one column of floats.
    /// </summary>
    /// <param name="path">Path of the file; missing folders are made.</param>
    /// <exception cref="NotSupportedException">The model does something that an ONNX file cannot say.</exception>
    public void SaveOnnx(string path)
    {
        var bytes = OnnxModel.Write(_content, _trees, typeof(TripDurationModel).Assembly.GetName().Version!.ToString(3));
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>
    /// Saves the trees alone as LightGBM's text model, for LightGBM in other languages. They take the features scaled: each less its mean,
    /// divided by its scale, as <c>manifest.json</c> in the model file has them.
    /// </summary>
    /// <param name="path">Path of the file; missing folders are made.</param>
    public void SaveLightGbm(string path) => AtomicFile.Write(path, stream => stream.Write(_content.TreesText));

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
        return Score(features);
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

    /// <summary>Measures the model on trips, hour by hour of their beginning.</summary>
    /// <param name="trips">Trips the model was not trained on.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The metrics of each hour that has trips, <c>00</c> to <c>23</c>.</returns>
    public IReadOnlyList<GroupMetrics> EvaluateByHour(TripSet trips, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trips);
        return GroupedEvaluation.Measure(
            Predictions(trips, cancellation), trips, row => trips.Pickups[row].Hour.ToString("00", CultureInfo.InvariantCulture));
    }

    /// <summary>Measures the model on trips, by the borough that they begin in.</summary>
    /// <param name="trips">Trips the model was not trained on.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The metrics of each borough that has trips, by name.</returns>
    public IReadOnlyList<GroupMetrics> EvaluateByBorough(TripSet trips, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trips);
        return GroupedEvaluation.Measure(Predictions(trips, cancellation), trips, row => trips.Zones[trips.PickupZones[row]].Borough);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Description.Trainer.Name}, {TreeCount} trees on {Schema.Count} features ({Schema.Name}), trained {Description.Created:u} "
        + $"on {Description.TrainingData.Trips} trips; on those: {Description.TrainingMetrics}";

    private double[] Score(TripSet trips, CancellationToken cancellation) =>
        TripScoring.Score(Schema, _content.Paces, _content.Scaler, _trees, trips, cancellation);

    private double Score(ReadOnlySpan<double> inputs)
    {
        Span<double> features = stackalloc double[Schema.Derivation.Width];
        Schema.Derivation.Derive(inputs, _content.Paces, features);
        _content.Scaler.Apply(features);
        return _trees.Score(features);
    }
}
