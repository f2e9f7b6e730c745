using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Training;

public sealed class EarlyStoppingTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private static readonly LightGbmTrainer Hasty = new() { Rounds = 500, LearningRate = 0.5, NumLeaves = 31, EarlyStoppingRounds = 5 };

    private readonly TripSplit _trips = trained.Trips;

    [Fact]
    public void Training_stops_where_it_gets_no_better_and_keeps_the_best_round()
    {
        var model = Hasty.Train(_trips.Train, _trips.Test, cancellation: TestContext.Current.CancellationToken);

        var curve = model.Description.LearningCurve;
        var best = curve.MinBy(point => point.ValidationRmse);
        Assert.True(curve.Count < 500);
        Assert.Equal(best.Round, model.TreeCount);
        Assert.Equal(best.Round + 5, curve[^1].Round);
        Assert.Equal(best.ValidationRmse, model.Evaluate(_trips.Test, TestContext.Current.CancellationToken).Rmse, 1e-6);
        Assert.Equal(best.ValidationRmse, model.Description.ValidationMetrics!.Rmse);
        Assert.Equal(best.TrainingRmse, model.Evaluate(_trips.Train, TestContext.Current.CancellationToken).Rmse, 1e-6);
    }

    [Fact]
    public void The_learning_curve_is_in_the_model_file()
    {
        using var folder = new TempFolder();
        var model = Hasty.Train(_trips.Train, _trips.Test, cancellation: TestContext.Current.CancellationToken);
        model.Save(folder["taxi.model"]);

        Assert.Equal(model.Description.LearningCurve, TripDurationModel.Load(folder["taxi.model"]).Description.LearningCurve);
    }

    [Fact]
    public void A_search_tries_tells_and_trains_with_the_best()
    {
        var told = new List<SearchTrial>();
        var search = new HyperparameterSearch { Trials = 3, MostRounds = 60 };

        var result = search.Run(_trips.Train, new InlineProgress(told.Add), TestContext.Current.CancellationToken);
        var model = result.Train(_trips.Train, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], told.Select(trial => trial.Number));
        Assert.Equal(told.Min(trial => trial.Validation.Rmse), result.Best.Validation.Rmse);
        Assert.Equal(result.Best.Rounds, model.TreeCount);
        Assert.Equal(
            result.Trials.Select(trial => trial.Validation.Rmse),
            search.Run(_trips.Train, cancellation: TestContext.Current.CancellationToken).Trials.Select(trial => trial.Validation.Rmse));
    }

    [Fact]
    public void A_search_can_be_stopped_and_too_few_trips_are_told()
    {
        var few = TripSet.From(_trips.Train.Take(1), _trips.Train.Zones);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.Throws<OperationCanceledException>(() => new HyperparameterSearch().Run(_trips.Train, cancellation: stopped.Token));
        Assert.Contains("cannot be split", Assert.Throws<ArgumentException>(() => new HyperparameterSearch().Run(few, cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "to validate with",
            Assert.Throws<ArgumentException>(() => Hasty.Train(_trips.Train, TripSet.From([], _trips.Train.Zones), cancellation: TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    private sealed class InlineProgress(Action<SearchTrial> tell) : IProgress<SearchTrial>
    {
        public void Report(SearchTrial value) => tell(value);
    }
}
