using MlPipeline.Learning.Features;
using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Features;

public sealed class RichFeatureTests
{
    private static readonly string[] Inputs =
        ["start_latitude", "start_longitude", "end_latitude", "end_longitude", "distance", "month", "day", "day_of_week", "hour", "minute"];

    [Fact]
    public void A_trip_becomes_times_ways_and_airports()
    {
        // JFK to Midtown, on a Wednesday in March.
        var trips = TripSet.From([new Trip(new DateTime(2019, 3, 20, 18, 30, 0), 3600, 18, 132, 230)], ZoneTable.BuiltIn);

        var features = Derive(trips);

        Assert.Equal(Inputs, FeatureSchema.Rich.Names);
        Assert.Equal((1, 0, 18, 18.5), (features["is_weekday"], features["is_work"], features["hour"], features["time_of_day"]));
        Assert.Equal((3, 90.5, 79), (features["day_of_week"], features["time_of_week"], features["day_of_year"]));
        Assert.Equal((1, 0), (features["start_is_airport"], features["end_is_airport"]));
        Assert.InRange(features["straight_miles"], 11.5, 14);
        Assert.True(features["grid_miles"] >= features["straight_miles"]);
        Assert.True(features["east_miles"] < 0 && features["north_miles"] > 0);
        Assert.Equal(1, Math.Pow(features["bearing_sine"], 2) + Math.Pow(features["bearing_cosine"], 2), 1e-9);
        Assert.Equal(18 / features["straight_miles"], features["detour"], 1e-9);
    }

    [Fact]
    public void A_ride_within_a_zone_has_no_bearing()
    {
        var features = Derive(TripSet.From([new Trip(new DateTime(2019, 3, 23, 9, 0, 0), 300, 0.5, 230, 230)], ZoneTable.BuiltIn));

        Assert.Equal((0, 0, 0, 0), (features["straight_miles"], features["detour"], features["bearing_sine"], features["bearing_cosine"]));
        Assert.Equal((0, 0), (features["is_weekday"], features["is_work"]));
    }

    [Fact]
    public void A_model_of_rich_features_is_saved_loaded_and_asked_by_its_inputs()
    {
        using var folder = new TempFolder();
        var split = new TripGenerator { Seed = 3 }.Generate(3000).Split();
        var model = new LightGbmTrainer { Features = FeatureSchema.Rich, Rounds = 30 }.Train(split.Train, cancellation: TestContext.Current.CancellationToken);
        model.Save(folder["rich.model"]);

        var loaded = TripDurationModel.Load(folder["rich.model"]);
        var trip = split.Test[0];
        var (start, end) = (split.Test.Zones[trip.PickupZone], split.Test.Zones[trip.DropoffZone]);
        var asked = loaded.Predict(Inputs.Zip(
            [start.Latitude, start.Longitude, end.Latitude, end.Longitude, trip.Miles, trip.Pickup.Month, trip.Pickup.Day, (double)trip.Pickup.DayOfWeek, trip.Pickup.Hour, trip.Pickup.Minute])
            .ToDictionary(pair => pair.First, pair => pair.Second));

        Assert.Same(FeatureSchema.Rich, loaded.Schema);
        Assert.Equal(model.Predictions(split.Test, TestContext.Current.CancellationToken)[0].Predicted, asked, 1e-9);
        Assert.Equal(FeatureSchema.Rich.DerivedNames.Order(), loaded.Importance.Select(importance => importance.Feature).Order());
        Assert.Equal("workshop", FeatureSchema.Named("workshop").Name);
        Assert.Contains("workshop and rich", Assert.Throws<ArgumentException>(() => FeatureSchema.Named("poor")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paces_are_means_drawn_to_the_mean_of_all_and_found_by_the_nearest_place()
    {
        var trips = TripSet.From(
            [.. Enumerable.Repeat(new Trip(new DateTime(2019, 3, 20), 1300, 9.7, 132, 230), 20), new Trip(new DateTime(2019, 3, 20), 600, 1.7, 230, 132)],
            ZoneTable.BuiltIn);
        var jfk = ZoneTable.BuiltIn[132];

        var paces = ZonePaces.Fit(trips, _ => true);
        var without = ZonePaces.Fit(trips, row => row < 20);

        var mean = ((20 * 130) + 300) / 21.0;
        Assert.Equal(((20 * 130) + (20 * mean)) / 40, paces.At(jfk.Latitude, jfk.Longitude).Start, 1e-3);
        Assert.Equal((300 + (20 * mean)) / 21, paces.At(jfk.Latitude, jfk.Longitude).End, 1e-3);
        Assert.Equal(paces.At(jfk.Latitude, jfk.Longitude), paces.At(jfk.Latitude + 0.001, jfk.Longitude));
        Assert.Equal(130, without.At(jfk.Latitude, jfk.Longitude).End, 1e-3);
    }

    [Fact]
    public void Fewer_trips_than_folds_are_told()
    {
        var trips = TripSet.From(Enumerable.Range(1, 3).Select(number => new Trip(new DateTime(2019, 3, 20), 300 * number, 1, 132, 230)), ZoneTable.BuiltIn);

        var error = Assert.Throws<ArgumentException>(
            () => new LightGbmTrainer { Features = FeatureSchema.Rich }.Train(trips, cancellation: TestContext.Current.CancellationToken));

        Assert.Contains("3 trips are fewer than the 5 folds", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, double> Derive(TripSet trips)
    {
        var derivation = FeatureSchema.Rich.Derivation;
        var inputs = new double[FeatureSchema.Rich.Count];
        var features = new double[derivation.Width];
        derivation.Fill(trips, 0, inputs);
        derivation.Derive(inputs, ZonePaces.Fit(trips, _ => true), features);
        return derivation.Names.Zip(features).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
