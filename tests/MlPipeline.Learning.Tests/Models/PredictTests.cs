using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Models;

public sealed class PredictTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private static readonly Dictionary<string, double> Ride = new()
    {
        ["work"] = 0,
        ["start_latitude"] = 40.57689727,
        ["start_longitude"] = -73.99047356,
        ["end_latitude"] = 40.72058154,
        ["end_longitude"] = -73.99740673,
        ["distance"] = 8,
        ["weekday"] = 1,
        ["hour"] = 9,
        ["month_1"] = 0,
        ["month_2"] = 1,
        ["month_3"] = 0,
        ["month_4"] = 0,
        ["month_5"] = 0,
        ["month_6"] = 0,
    };

    [Fact]
    public void The_workshops_ride_gets_a_plausible_duration() => Assert.InRange(trained.Model.Predict(Ride), 600, 3600);

    [Fact]
    public void All_ways_to_predict_agree()
    {
        var named = trained.Model.Predict(Ride);

        Assert.Equal(named, trained.Model.Predict([.. FeatureSchema.Workshop.Names.Select(name => Ride[name])]));
        Assert.Equal([named, named], trained.Model.Predict([Ride, Ride]));
    }

    [Fact]
    public void Predicting_does_not_change_the_given_values()
    {
        double[] values = [.. FeatureSchema.Workshop.Names.Select(name => Ride[name])];

        trained.Model.Predict(values);

        Assert.Equal(FeatureSchema.Workshop.Names.Select(name => Ride[name]), values);
    }

    [Fact]
    public void A_missing_feature_is_named()
    {
        var ride = new Dictionary<string, double>(Ride);
        ride.Remove("distance");

        AssertRefused(ride, "distance", "The feature 'distance' is missing.");
    }

    [Fact]
    public void An_unknown_feature_is_named() =>
        AssertRefused(new Dictionary<string, double>(Ride) { ["colour"] = 1 }, "colour", "The model has no feature 'colour'.");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_feature_that_is_no_finite_number_is_named(double value) =>
        AssertRefused(new Dictionary<string, double>(Ride) { ["hour"] = value }, "hour", "The feature 'hour' is no finite number.");

    [Fact]
    public void A_wrong_number_of_values_is_told()
    {
        var exception = Assert.Throws<FeatureException>(() => trained.Model.Predict(new double[13]));

        Assert.Contains("takes 14 values, not 13", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_stand_beside_what_happened()
    {
        var test = trained.Trips.Test;

        var predictions = trained.Model.Predictions(test, TestContext.Current.CancellationToken);

        Assert.Equal(test.Select(trip => trip.Seconds), predictions.Select(pair => pair.Actual));
        Assert.Equal(
            trained.Model.Evaluate(test, TestContext.Current.CancellationToken).Mae,
            predictions.Average(pair => Math.Abs(pair.Residual)),
            precision: 9);
    }

    [Fact]
    public void Evaluating_on_nothing_is_refused()
    {
        var none = TripSet.From([], ZoneTable.BuiltIn);

        Assert.Throws<ArgumentException>(() => trained.Model.Evaluate(none, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Importance_covers_every_feature_and_puts_the_distance_first()
    {
        var importance = trained.Model.Importance;

        Assert.Equal("distance", importance[0].Feature);
        Assert.Equal(14, importance.Count);
        Assert.Equal(1, importance.Sum(entry => entry.Share), precision: 9);
    }

    private void AssertRefused(Dictionary<string, double> ride, string feature, string message)
    {
        var exception = Assert.Throws<FeatureException>(() => trained.Model.Predict(ride));

        Assert.Equal(feature, exception.Feature);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Contains("month_6", exception.Message, StringComparison.Ordinal);
    }
}
