namespace MlPipeline.Learning.Tests.Training;

public sealed class BoostedTreesTrainerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly TripSet _trips = new TripGenerator { Seed = 3 }.Generate(4000);

    [Fact]
    public void Its_model_is_that_of_the_library_it_chose()
    {
        var model = new BoostedTreesTrainer { Rounds = 20, LearningRate = 0.2, MaxDepth = 2 }.Train(_trips, cancellation: Cancellation);

        var direct = model.Description.Trainer.Name == "LightGBM"
            ? new LightGbmTrainer { Rounds = 20, LearningRate = 0.2, MaxDepth = 2, NumLeaves = 4 }.Train(_trips, cancellation: Cancellation)
            : new FastTreeTrainer { Rounds = 20, LearningRate = 0.2, NumLeaves = 4 }.Train(_trips, cancellation: Cancellation);
        Assert.Equal(direct.Evaluate(_trips, Cancellation), model.Evaluate(_trips, Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void A_depth_that_makes_no_sense_is_refused(int depth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostedTreesTrainer { MaxDepth = depth }.Train(_trips, cancellation: Cancellation));
}
