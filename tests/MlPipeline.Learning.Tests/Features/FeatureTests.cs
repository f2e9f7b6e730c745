using MlPipeline.Learning.Features;

namespace MlPipeline.Learning.Tests.Features;

public sealed class FeatureTests
{
    [Theory]
    [InlineData("2019-02-06 09:30:00", 1, 1, 9, 2)]
    [InlineData("2019-01-02 07:59:59", 0, 1, 7, 1)]
    [InlineData("2019-03-01 08:00:00", 1, 1, 8, 3)]
    [InlineData("2019-04-05 17:59:59", 1, 1, 17, 4)]
    [InlineData("2019-05-06 18:00:00", 0, 1, 18, 5)]
    [InlineData("2019-06-08 12:00:00", 0, 0, 12, 6)]
    [InlineData("2019-06-09 12:00:00", 0, 0, 12, 6)]
    [InlineData("2019-07-01 12:00:00", 1, 1, 12, null)]
    public void A_trip_becomes_the_workshops_fourteen_features(string pickup, double work, double weekday, double hour, int? month)
    {
        var from = new TaxiZone(1, "from", "here", 40.5, -73.5);
        var to = new TaxiZone(2, "to", "there", 40.7, -73.9);
        var time = DateTime.Parse(pickup, System.Globalization.CultureInfo.InvariantCulture);
        var trips = TripSet.From([new Trip(time, 600, 3.25, 1, 2)], new ZoneTable([from, to]));

        var features = new double[14];
        FeatureSchema.Workshop.Derivation.Fill(trips, 0, features);

        double[] months = [.. Enumerable.Range(1, 6).Select(number => number == month ? 1.0 : 0.0)];
        Assert.Equal([work, 40.5, -73.5, 40.7, -73.9, 3.25, weekday, hour, .. months], features);
    }

    [Fact]
    public void The_features_have_the_workshops_names_in_its_order() => Assert.Equal(
        "work,start_latitude,start_longitude,end_latitude,end_longitude,distance,weekday,hour,month_1,month_2,month_3,month_4,month_5,month_6",
        string.Join(',', FeatureSchema.Workshop.Names));

    [Fact]
    public void Scaling_takes_the_mean_and_the_deviation_out()
    {
        double[] matrix = [1, 5, 3, 5, 5, 5];

        var scaler = StandardScaler.Fit(matrix, width: 2);
        scaler.Apply(matrix);

        Assert.Equal([3, 5], scaler.Means);
        Assert.Equal([Math.Sqrt(8.0 / 3), 1], scaler.Scales);
        Assert.Equal([-2 / Math.Sqrt(8.0 / 3), 0, 0, 0, 2 / Math.Sqrt(8.0 / 3), 0], matrix);
    }
}
