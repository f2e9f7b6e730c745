using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Trips;

public sealed class TripSetTests
{
    private static readonly TripSet Trips = new TripGenerator { Seed = 3 }.Generate(2000);

    [Fact]
    public void A_split_puts_every_trip_in_exactly_one_part()
    {
        var split = Trips.Split(test: 0.2, seed: 5);

        Assert.Equal((int)Math.Round(Trips.Count * 0.2), split.Test.Count);
        Assert.Equal(Ordered(Trips), Ordered([.. split.Train, .. split.Test]));
    }

    [Fact]
    public void A_split_depends_on_the_seed_and_on_nothing_else()
    {
        Assert.Equal(Trips.Split(0.2, seed: 5).Test, Trips.Split(0.2, seed: 5).Test);
        Assert.NotEqual(Trips.Split(0.2, seed: 5).Test, Trips.Split(0.2, seed: 6).Test);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(0.0001)]
    public void A_split_with_an_empty_part_is_refused(double test) => Assert.Throws<ArgumentException>(() => Trips.Split(test));

    [Fact]
    public void Written_trips_are_read_back_the_same()
    {
        using var folder = new TempFolder();

        TripWriter.Write(Trips, folder["out/trips.csv"]);

        Assert.Equal(Trips, TripReader.Read(folder["out/trips.csv"], cancellation: TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(folder["out"]));
    }

    [Fact]
    public void Trips_at_hand_follow_the_same_rules_as_a_file()
    {
        var good = new Trip(new DateTime(2019, 1, 1), 600, 2, 132, 138);

        var trips = TripSet.From([good, good with { Seconds = 20 }, good with { DropoffZone = 265 }], ZoneTable.BuiltIn);

        Assert.Equal(good, Assert.Single(trips));
        Assert.Equal(3, trips.Report.RowsRead);
    }

    private static IEnumerable<Trip> Ordered(IEnumerable<Trip> trips) =>
        trips.OrderBy(trip => trip.Pickup).ThenBy(trip => trip.Seconds).ThenBy(trip => trip.Miles);
}
