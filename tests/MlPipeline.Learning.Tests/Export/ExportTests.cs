using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using MlPipeline.Learning.Features;
using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Export;

/// <summary>One model, scored here, by LightGBM's native library and by ONNX Runtime.</summary>
public sealed class ExportTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    // ONNX's trees answer in single precision.
    private const double Single = 1e-5;

    [Fact]
    public void Three_runtimes_predict_the_same()
    {
        using var folder = new TempFolder();
        trained.Model.SaveOnnx(folder["taxi.onnx"]);
        trained.Model.SaveLightGbm(folder["taxi.txt"]);

        AssertSame(trained.Model, trained.Trips.Test, Onnx(folder["taxi.onnx"], trained.Trips.Test));
        AssertSame(trained.Model, trained.Trips.Test, Native(folder["taxi.txt"], trained.Trips.Test));
    }

    [Fact]
    public void What_FastTree_has_trained_is_exported_alike()
    {
        using var folder = new TempFolder();
        var model = new FastTreeTrainer { Rounds = 10 }.Train(trained.Trips.Train, cancellation: TestContext.Current.CancellationToken);
        model.SaveOnnx(folder["taxi.onnx"]);

        AssertSame(model, trained.Trips.Test, Onnx(folder["taxi.onnx"], trained.Trips.Test));
    }

    private static void AssertSame(TripDurationModel model, TripSet trips, double[] scored)
    {
        var expected = model.Predictions(trips, TestContext.Current.CancellationToken);
        Assert.Equal(expected.Count, scored.Length);
        Assert.All(expected.Zip(scored), pair => Assert.Equal(pair.First.Predicted, pair.Second, Single * pair.First.Predicted));
    }

    private static double[] Onnx(string path, TripSet trips)
    {
        using var session = new InferenceSession(path);
        var input = new DenseTensor<double>(Features(trips), [trips.Count, FeatureSchema.Workshop.Count]);
        using var answer = session.Run([NamedOnnxValue.CreateFromTensor("features", input)]);
        return [.. answer.Single().AsTensor<float>().Select(value => (double)value)];
    }

    private double[] Native(string path, TripSet trips)
    {
        var rows = Features(trips);
        StandardScaler.Fit(Features(trained.Trips.Train), FeatureSchema.Workshop.Count).Apply(rows);
        return NativePredictor.Predict(File.ReadAllText(path), rows, FeatureSchema.Workshop.Count);
    }

    private static double[] Features(TripSet trips)
    {
        var width = FeatureSchema.Workshop.Count;
        var rows = new double[trips.Count * width];
        for (var row = 0; row < trips.Count; row++)
        {
            FeatureSchema.Workshop.Derivation.Fill(trips, row, rows.AsSpan(row * width, width));
        }

        return rows;
    }
}
