using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Training;

public sealed class FastTreeTrainerTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_model_is_as_good_as_LightGBMs_and_keeps_in_a_file()
    {
        using var folder = new TempFolder();
        var model = new FastTreeTrainer { Rounds = 60 }.Train(trained.Trips.Train, cancellation: Cancellation);
        model.Save(folder["taxi.model"]);

        var loaded = TripDurationModel.Load(folder["taxi.model"]);

        var scores = loaded.Evaluate(trained.Trips.Test, Cancellation);
        Assert.InRange(scores.Rmse, 0, 1.1 * trained.Model.Evaluate(trained.Trips.Test, Cancellation).Rmse);
        Assert.Equal(model.Evaluate(trained.Trips.Test, Cancellation), scores);
        Assert.Equal("FastTree", loaded.Description.Trainer.Name);
        Assert.Equal("distance", loaded.Importance[0].Feature);
    }

    [Fact]
    public void Rounds_are_reported_and_training_stops_when_cancelled()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var last = (0, 0);

        Assert.Throws<OperationCanceledException>(() => new FastTreeTrainer { Rounds = 2000 }.Train(
            trained.Trips.Train,
            (round, rounds) =>
            {
                last = (round, rounds);
                if (round == 3)
                {
                    stop.Cancel();
                }
            },
            stop.Token));
        Assert.Equal((3, 2000), last);
    }
}
