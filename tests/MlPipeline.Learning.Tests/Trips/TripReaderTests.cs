using System.Text;
using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Trips;

public sealed class TripReaderTests : IDisposable
{
    private const string WorkshopHeader =
        "pqyellowtaxi.tpep_pickup_datetime,pqyellowtaxi.tpep_dropoff_datetime,pqyellowtaxi.trip_distance,pqyellowtaxi.pulocationid,pqyellowtaxi.dolocationid\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_trip_under_the_workshops_header_is_read() => AssertOneTrip(
        WorkshopHeader + "2019-03-26 19:59:48,2019-03-26 20:48:16,20.04,261,132\n");

    [Fact]
    public void A_trip_under_the_TLCs_header_is_read_whatever_its_order_and_case() => AssertOneTrip(
        "VendorID,PULocationID,DOLocationID,Trip_Distance,TPEP_dropoff_datetime,tpep_pickup_datetime,tip_amount\n"
        + "1,261,132,20.04,2019-03-26 20:48:16,2019-03-26 19:59:48,3\n");

    [Fact]
    public void Quotes_carriage_returns_a_byte_order_mark_blank_lines_and_a_missing_last_line_end_do_no_harm() => AssertOneTrip(
        "\uFEFF" + WorkshopHeader.Replace("\n", "\r\n\r\n", StringComparison.Ordinal)
        + "\"2019-03-26 19:59:48\",\"2019-03-26 20:48:16\",\"20.04\", 261 ,\"132\"");

    [Theory]
    [InlineData("2019-03-26 19:59:48,2019-03-26 20:48:16,20.04,261", TripDropReason.MalformedRow)]
    [InlineData("2019-03-26 19:59:48,\"2019-03-26 20:48:16,20.04,261,132", TripDropReason.MalformedRow)]
    [InlineData("2019-03-26 19:59:48,2019-03-26 20:48:16,,261,132", TripDropReason.MissingValue)]
    [InlineData("2019-03-26 19:59:48,,20.04,261,132", TripDropReason.MissingValue)]
    [InlineData("03/26/2019 19:59,2019-03-26 20:48:16,20.04,261,132", TripDropReason.MalformedDate)]
    [InlineData("2019-03-26 19:59:48,2019-03-26 20:48:16,far,261,132", TripDropReason.MalformedNumber)]
    [InlineData("2019-03-26 19:59:48,2019-03-26 20:48:16,20.04,261,here", TripDropReason.MalformedNumber)]
    [InlineData("2019-03-26 19:59:48,2019-03-26 20:48:16,20.04,265,132", TripDropReason.UnknownZone)]
    [InlineData("2019-03-26 19:59:48,2019-03-26 20:00:08,20.04,261,132", TripDropReason.DurationOutOfRange)]
    [InlineData("2019-03-26 19:59:48,2019-03-26 22:59:48,20.04,261,132", TripDropReason.DurationOutOfRange)]
    [InlineData("2019-03-26 19:59:48,2019-03-26 19:00:00,20.04,261,132", TripDropReason.DurationOutOfRange)]
    [InlineData("2019-03-26 19:59:48,2019-03-26 20:48:16,0,261,132", TripDropReason.DistanceOutOfRange)]
    [InlineData("2019-03-26 19:59:48,2019-03-26 20:48:16,150,261,132", TripDropReason.DistanceOutOfRange)]
    [InlineData("2019-03-26 19:59:48,2019-03-26 20:48:16,-3,261,132", TripDropReason.DistanceOutOfRange)]
    public void A_row_that_cannot_be_used_is_counted_under_its_reason(string row, TripDropReason reason)
    {
        var trips = Read($"{WorkshopHeader}{row}\n2019-03-26 19:59:48,2019-03-26 20:48:16,20.04,261,132\n");

        Assert.Single(trips);
        Assert.Equal(2, trips.Report.RowsRead);
        Assert.Equal(1, trips.Report.RowsDropped);
        Assert.Equal(1, trips.Report.DroppedFor(reason));
    }

    [Theory]
    [InlineData("2019-03-26 19:59:48,2019-03-26 20:00:09,20.04,261,132")]
    [InlineData("2019-03-26 19:59:48,2019-03-26 22:59:47,149.99,261,132")]
    public void A_row_just_inside_the_bounds_is_kept(string row) => Assert.Single(Read($"{WorkshopHeader}{row}\n"));

    [Fact]
    public void The_report_tells_what_became_of_a_dirty_file()
    {
        var trips = Read(WorkshopHeader
            + "2019-03-26 19:59:48,2019-03-26 20:48:16,20.04,261,132\n"
            + "2019-03-26 19:59:48,2019-03-26 20:48:16,20.04,265,132\n"
            + "2019-03-26 19:59:48,2019-03-26 20:48:16,20.04,264,132\n"
            + "2019-03-26 19:59:48,2019-03-26 20:48:16,0,261,132\n");

        Assert.Equal(
            "4 rows read from trips.csv, 1 kept (25.0 %), 3 dropped: 2 unknown zone, 1 distance out of 0..150 miles",
            trips.Report.ToString());
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n", "is empty")]
    [InlineData(WorkshopHeader, "has columns but no rows")]
    [InlineData("tpep_pickup_datetime,trip_distance,PULocationID\n1,2,3\n", "has no column tpep_dropoff_datetime, dolocationid")]
    [InlineData("PK\u0003\u0004\0\0binary", "does not begin with a line of column names")]
    public void A_file_that_is_no_trip_file_is_refused_with_what_to_do(string content, string expected)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Read(content));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains("yellow_tripdata", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        var content = new StringBuilder(WorkshopHeader);
        content.Insert(content.Length, "2019-03-26 19:59:48,2019-03-26 20:48:16,20.04,261,132\n", 10_000);
        var path = _folder.Write("trips.csv", content.ToString());

        Assert.Throws<OperationCanceledException>(() => TripReader.Read(path, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_real_trips_are_read_under_both_headers_to_the_same_numbers()
    {
        var workshop = RealTrips.Read();
        var months = Directory.GetFiles(RealTrips.Folder(), "yellow_tripdata_*.csv")
            .Select(path => TripReader.Read(path, RealTrips.Zones(), TestContext.Current.CancellationToken))
            .ToList();

        Assert.Equal(30_000, workshop.Report.RowsRead);
        Assert.Equal(29_283, workshop.Count);
        Assert.Equal(485, workshop.Report.DroppedFor(TripDropReason.UnknownZone));
        Assert.Equal(workshop.Count, months.Sum(month => month.Count));
        Assert.Equal(workshop.Sum(trip => trip.Seconds), months.Sum(month => month.Sum(trip => trip.Seconds)));
        Assert.Equal(workshop.Sum(trip => trip.Miles), months.Sum(month => month.Sum(trip => trip.Miles)), precision: 3);
    }

    private void AssertOneTrip(string content) => Assert.Equal(
        new Trip(new DateTime(2019, 3, 26, 19, 59, 48), Seconds: 2908, Miles: 20.04, PickupZone: 261, DropoffZone: 132),
        Assert.Single(Read(content)));

    private TripSet Read(string content) =>
        TripReader.Read(_folder.Write("trips.csv", content), cancellation: TestContext.Current.CancellationToken);
}
