using System.IO.Compression;
using MlPipeline.Learning.Features;
using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Training;

public sealed class LightGbmTrainerTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Managed_scoring_equals_LightGBMs_own()
    {
        using var folder = new TempFolder();
        trained.Model.Save(folder["taxi.model"]);
        var test = trained.Trips.Test;
        var scaler = Scaler(trained.Trips.Train);
        var rows = Matrix(test);
        scaler.Apply(rows);

        var native = NativePredictor.Predict(TreesOf(folder["taxi.model"]), rows, FeatureSchema.Workshop.Count);

        Assert.Equal(native, trained.Model.Predictions(test, Cancellation).Select(pair => pair.Predicted));
    }

    [Fact]
    public void Training_metrics_are_those_of_the_model_on_its_training_data()
    {
        var measured = trained.Model.Evaluate(trained.Trips.Train, Cancellation);

        Assert.Equal(measured.Rmse, trained.Model.Description.TrainingMetrics.Rmse, precision: 6);
        Assert.Equal(measured.R2, trained.Model.Description.TrainingMetrics.R2, precision: 9);
    }

    [Fact]
    public void The_same_trips_and_settings_give_the_same_model_on_one_thread_and_on_all()
    {
        var one = new LightGbmTrainer { Rounds = 20, Threads = 1 }.Train(trained.Trips.Train, cancellation: Cancellation);
        var all = new LightGbmTrainer { Rounds = 20 }.Train(trained.Trips.Train, cancellation: Cancellation);

        Assert.Equal(one.Predictions(trained.Trips.Test, Cancellation), all.Predictions(trained.Trips.Test, Cancellation));
    }

    [Fact]
    public void A_deeper_model_is_clearly_better()
    {
        var first = Rmse(new LightGbmTrainer { Rounds = 100, LearningRate = 0.15, MaxDepth = 1 });
        var second = Rmse(new LightGbmTrainer { Rounds = 100, LearningRate = 0.15, MaxDepth = 2 });

        Assert.True(second < 0.96 * first, $"Depth 1 has {first:F1} s, depth 2 has {second:F1} s.");
    }

    [Fact]
    public void Depth_one_makes_trees_of_two_leaves()
    {
        var model = new LightGbmTrainer { Rounds = 5, MaxDepth = 1 }.Train(trained.Trips.Train, cancellation: Cancellation);

        Assert.Equal(5, model.TreeCount);
        Assert.Equal(5, model.Importance.Sum(entry => entry.Splits));
    }

    [Fact]
    public void Every_round_is_reported()
    {
        var reports = new List<(int, int)>();

        new LightGbmTrainer { Rounds = 4 }.Train(trained.Trips.Train, (round, rounds) => reports.Add((round, rounds)), Cancellation);

        Assert.Equal([(1, 4), (2, 4), (3, 4), (4, 4)], reports);
    }

    [Fact]
    public void Training_stops_between_rounds_when_cancelled()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var last = 0;

        Assert.Throws<OperationCanceledException>(() => new LightGbmTrainer { Rounds = 100_000 }.Train(
            trained.Trips.Train,
            (round, _) =>
            {
                last = round;
                if (round == 3)
                {
                    stop.Cancel();
                }
            },
            stop.Token));
        Assert.Equal(3, last);
    }

    [Fact]
    public void Nothing_to_learn_is_refused_with_the_reason()
    {
        var trip = new Trip(new DateTime(2019, 1, 1), 600, 2, 132, 138);
        var none = TripSet.From([trip with { DropoffZone = 265 }], ZoneTable.BuiltIn);
        var alike = TripSet.From([trip, trip with { Miles = 3 }], ZoneTable.BuiltIn);
        var trainer = new LightGbmTrainer();

        Assert.Contains(
            "1 unknown zone",
            Assert.Throws<ArgumentException>(() => trainer.Train(none, cancellation: Cancellation)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "All 2 trips took 600 seconds",
            Assert.Throws<ArgumentException>(() => trainer.Train(alike, cancellation: Cancellation)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_LightGBM_does_not_take_is_told_in_its_words()
    {
        var trainer = new LightGbmTrainer { LearningRate = -1 };

        var exception = Assert.Throws<InvalidOperationException>(() => trainer.Train(trained.Trips.Train, cancellation: Cancellation));

        Assert.Contains("learning_rate", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_trips_are_enough_not_to_fail()
    {
        var trip = new Trip(new DateTime(2019, 1, 1), 600, 2, 132, 138);
        var few = TripSet.From([trip, trip with { Seconds = 700 }, trip with { Seconds = 800 }], ZoneTable.BuiltIn);

        var model = new LightGbmTrainer().Train(few, cancellation: Cancellation);

        Assert.Equal(700, model.Evaluate(few, Cancellation).Mae + 700 - (200.0 / 3), precision: 3);
    }

    [Fact]
    public void On_the_real_trips_every_model_is_as_good_as_it_should_be()
    {
        var trips = RealTrips.Read();
        TripSplit[] splits = [.. Enumerable.Range(1, 3).Select(seed => trips.Split(test: 0.2, seed))];

        var first = splits.Average(split => Rmse(new LightGbmTrainer { Rounds = 100, LearningRate = 0.15, MaxDepth = 1 }, split));
        var second = splits.Average(split => Rmse(new LightGbmTrainer { Rounds = 100, LearningRate = 0.15, MaxDepth = 2 }, split));
        var best = splits.Average(split => Rmse(new LightGbmTrainer(), split));

        Assert.InRange(first, 290, 360);
        Assert.InRange(second, 0.85 * first, 0.95 * first);
        Assert.InRange(best, 0.75 * first, 0.87 * first);
    }

    private double Rmse(LightGbmTrainer trainer) => Rmse(trainer, trained.Trips);

    private static double Rmse(LightGbmTrainer trainer, TripSplit trips) =>
        trainer.Train(trips.Train, cancellation: Cancellation).Evaluate(trips.Test, Cancellation).Rmse;

    private static StandardScaler Scaler(TripSet trips) => StandardScaler.Fit(Matrix(trips), FeatureSchema.Workshop.Count);

    private static double[] Matrix(TripSet trips)
    {
        var width = FeatureSchema.Workshop.Count;
        var matrix = new double[trips.Count * width];
        for (var row = 0; row < trips.Count; row++)
        {
            FeatureSchema.Workshop.Derivation.Fill(trips, row, matrix.AsSpan(row * width, width));
        }

        return matrix;
    }

    private static string TreesOf(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.GetEntry("trees.txt")!.Open());
        return reader.ReadToEnd();
    }
}
