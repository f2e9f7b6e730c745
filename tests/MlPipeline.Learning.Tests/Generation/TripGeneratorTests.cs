using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Generation;

public sealed class TripGeneratorTests
{
    private static readonly TripSet Trips = new TripGenerator { Seed = 11 }.Generate(30_000);

    [Fact]
    public void The_same_seed_writes_the_same_file_and_another_seed_another()
    {
        using var folder = new TempFolder();
        Write(folder["one.csv"], seed: 1);
        Write(folder["same.csv"], seed: 1);
        Write(folder["other.csv"], seed: 2);

        Assert.Equal(File.ReadAllBytes(folder["one.csv"]), File.ReadAllBytes(folder["same.csv"]));
        Assert.NotEqual(File.ReadAllBytes(folder["one.csv"]), File.ReadAllBytes(folder["other.csv"]));
    }

    [Fact]
    public void A_written_file_holds_the_trips_that_are_made_in_memory()
    {
        using var folder = new TempFolder();
        Write(folder["trips.csv"], seed: 1);

        var read = TripReader.Read(folder["trips.csv"], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(new TripGenerator { Seed = 1 }.Generate(500), read);
        Assert.Equal(500, read.Report.RowsRead);
    }

    [Fact]
    public void Some_records_are_damaged_like_real_ones()
    {
        var report = Trips.Report;

        Assert.InRange((double)report.RowsDropped / report.RowsRead, 0.015, 0.035);
        Assert.All(
            [TripDropReason.UnknownZone, TripDropReason.DurationOutOfRange, TripDropReason.DistanceOutOfRange],
            reason => Assert.True(report.DroppedFor(reason) > 0));
    }

    [Fact]
    public void Trips_cover_January_to_June_2019_and_every_hour()
    {
        Assert.All(Trips, trip => Assert.Equal(2019, trip.Pickup.Year));
        Assert.Equal([1, 2, 3, 4, 5, 6], Trips.Select(trip => trip.Pickup.Month).Distinct().Order());
        Assert.Equal(24, Trips.Select(trip => trip.Pickup.Hour).Distinct().Count());
    }

    [Fact]
    public void Cabs_are_slower_by_day_than_by_night_and_in_June_than_in_January()
    {
        Assert.True(MedianSpeed(trip => trip.Pickup.Hour is 14) < 0.8 * MedianSpeed(trip => trip.Pickup.Hour is 3));
        Assert.True(MedianSpeed(trip => trip.Pickup.Month is 6) < MedianSpeed(trip => trip.Pickup.Month is 1));
    }

    [Fact]
    public void Generated_trips_are_distributed_like_the_real_ones()
    {
        var real = RealTrips.Read();

        AssertQuantiles(real, trip => trip.Seconds, tolerance: 0.2);
        AssertQuantiles(real, trip => trip.Miles, tolerance: 0.25);
        AssertQuantiles(real, trip => trip.Miles / trip.Seconds, tolerance: 0.25);
        Assert.InRange(Overlap(real, trip => trip.PickupZone), 0.85, 1);
        Assert.InRange(Overlap(real, trip => trip.DropoffZone), 0.8, 1);
        Assert.InRange(Overlap(real, trip => trip.Pickup.Hour), 0.9, 1);
        Assert.InRange(Overlap(real, trip => (int)trip.Pickup.DayOfWeek), 0.95, 1);
    }

    private static void Write(string path, int seed) =>
        new TripGenerator { Seed = seed }.Write(path, 500, cancellation: TestContext.Current.CancellationToken);

    private static double MedianSpeed(Func<Trip, bool> condition) =>
        Quantile(Trips.Where(condition).Select(trip => trip.Miles / trip.Seconds), 0.5);

    private static void AssertQuantiles(TripSet real, Func<Trip, double> measure, double tolerance) =>
        Assert.All([0.1, 0.25, 0.5, 0.75, 0.9], quantile =>
        {
            var expected = Quantile(real.Select(measure), quantile);
            Assert.InRange(Quantile(Trips.Select(measure), quantile), expected * (1 - tolerance), expected * (1 + tolerance));
        });

    private static double Quantile(IEnumerable<double> values, double quantile)
    {
        var ordered = values.Order().ToArray();
        return ordered[(int)(quantile * (ordered.Length - 1))];
    }

    /// <summary>The part of both distributions that they share, 1 where they are the same.</summary>
    private static double Overlap(TripSet real, Func<Trip, int> group)
    {
        var expected = Shares(real, group);
        var actual = Shares(Trips, group);
        return expected.Sum(entry => Math.Min(entry.Value, actual.GetValueOrDefault(entry.Key)));
    }

    private static Dictionary<int, double> Shares(TripSet trips, Func<Trip, int> group) =>
        trips.GroupBy(group).ToDictionary(entries => entries.Key, entries => (double)entries.Count() / trips.Count);
}
