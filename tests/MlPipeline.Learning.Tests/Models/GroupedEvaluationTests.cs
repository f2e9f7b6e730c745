using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Models;

public sealed class GroupedEvaluationTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    [Fact]
    public void Groups_are_measured_alone_and_make_up_the_whole()
    {
        var test = trained.Trips.Test;
        var whole = trained.Model.Evaluate(test, TestContext.Current.CancellationToken);

        var hours = trained.Model.EvaluateByHour(test, TestContext.Current.CancellationToken);
        var boroughs = trained.Model.EvaluateByBorough(test, TestContext.Current.CancellationToken);

        Assert.Contains(hours, hour => hour.Group == "09");
        Assert.Contains(boroughs, borough => borough.Group == "Manhattan");
        Assert.All([hours, boroughs], groups =>
        {
            Assert.Equal(test.Count, groups.Sum(group => group.Metrics.Count));
            Assert.Equal(whole.Mse, groups.Sum(group => group.Metrics.Mse * group.Metrics.Count) / test.Count, 1e-6);
        });
    }

    [Fact]
    public void A_split_by_time_trains_on_the_past()
    {
        var split = new TripGenerator { Seed = 5 }.Generate(500).SplitByTime(test: 0.3);

        Assert.Equal(0.3, (double)split.Test.Count / (split.Train.Count + split.Test.Count), 0.01);
        Assert.True(split.Train.Max(trip => trip.Pickup) <= split.Test.Min(trip => trip.Pickup));
    }
}
