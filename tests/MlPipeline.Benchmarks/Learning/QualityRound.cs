using System.Diagnostics;
using MlPipeline.Learning;
using MlPipeline.Learning.Features;
using MlPipeline.Learning.Native;
using MlPipeline.Learning.Training;

namespace MlPipeline.Benchmarks.Learning;

/// <summary>Models of one split of the trips.</summary>
/// <param name="Version1">RMSE of the workshop's first model on the test part, seconds.</param>
/// <param name="Version2">RMSE of its second.</param>
/// <param name="Fourteen">RMSE of the default trainer on the same fourteen features.</param>
/// <param name="Rich">RMSE of the default trainer on the rich features.</param>
/// <param name="TimesNative">Training time of the default trainer, as a multiple of LightGBM's own on the same matrix.</param>
internal sealed record QualityRound(double Version1, double Version2, double Fourteen, double Rich, double TimesNative)
{
    public double FourteenBetter => 100 * (1 - (Fourteen / Version1));

    public double RichBetter => 100 * (1 - (Rich / Version1));

    public static QualityRound Measure(TripSet trips, int seed, CancellationToken cancellationToken)
    {
        var (train, test) = trips.Split(test: 0.2, seed);
        var start = Stopwatch.GetTimestamp();
        var fourteen = Rmse(new LightGbmTrainer());
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new QualityRound(
            Rmse(WorkshopBaseline.Trainer(1)),
            Rmse(WorkshopBaseline.Trainer(2)),
            fourteen,
            Rmse(new LightGbmTrainer { Features = FeatureSchema.Rich, BaggingFraction = 0.7, FeatureFraction = 0.6 }),
            seconds / NativeSeconds(train));

        double Rmse(LightGbmTrainer trainer) => trainer.Train(train, cancellation: cancellationToken).Evaluate(test, cancellationToken).Rmse;
    }

    /// <summary>The same trees by nothing but calls of LightGBM's library.</summary>
    private static double NativeSeconds(TripSet train)
    {
        const string Parameters =
            "objective=regression learning_rate=0.05 max_depth=-1 num_leaves=63 min_data_in_leaf=20 lambda_l2=1 enable_bundle=false "
            + "deterministic=true force_row_wise=true verbosity=-1 seed=42";
        var matrix = TrainingInput.Derive(train, FeatureSchema.Workshop, _ => ZonePaces.None);
        var start = Stopwatch.GetTimestamp();
        using var data = NativeDataset.Create(matrix, train.Seconds, FeatureSchema.Workshop.Names, Parameters);
        using var booster = new NativeBooster(data, Parameters);
        for (var round = 0; round < 300; round++)
        {
            booster.TrainRound();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
