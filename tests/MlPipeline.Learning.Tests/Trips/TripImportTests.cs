using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Trips;

public sealed class TripImportTests : IDisposable
{
    private const string TlcHeader = "VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count,trip_distance,PULocationID,DOLocationID,fare_amount,total_amount\n";
    private const string TlcRow = "1,2019-01-15 03:36:12,2019-01-15 03:42:19,1,1.0,230,48,6.5,9.75\n";
    private const string WorkshopHeader = "pqyellowtaxi.tpep_pickup_datetime,pqyellowtaxi.tpep_dropoff_datetime,pqyellowtaxi.passenger_count,pqyellowtaxi.trip_distance,pqyellowtaxi.pulocationid,pqyellowtaxi.dolocationid,pqyellowtaxi.fare_amount,pqyellowtaxi.total_amount\n";
    private const string WorkshopRow = "2019-01-15 03:36:12,2019-01-15 03:42:19,1,1.0,230,48,6.5,9.75\n";

    private readonly TempFolder _source = new();
    private readonly TempFolder _data = new();

    public void Dispose()
    {
        _source.Dispose();
        _data.Dispose();
    }

    [Fact]
    public void TLC_files_are_put_together_under_the_workshops_header()
    {
        _source.Write("yellow_tripdata_2019-02.csv", TlcHeader + TlcRow.Replace("-01-", "-02-", StringComparison.Ordinal));
        _source.Write("yellow_tripdata_2019-01.csv", TlcHeader + TlcRow);
        _source.Write("demodata.csv", "ignored where there are files of the TLC");

        var source = Import();

        Assert.Equal(
            WorkshopHeader + WorkshopRow + WorkshopRow.Replace("-01-", "-02-", StringComparison.Ordinal),
            File.ReadAllText(_data["demodata.csv"]));
        Assert.Equal(2, source.Rows);
        Assert.Equal(["yellow_tripdata_2019-01.csv", "yellow_tripdata_2019-02.csv"], source.Files);
        Assert.Equal(ZoneTable.BuiltIn.Zones, ZoneTable.Read(_data["lookup-ipyheader.csv"]).Zones);
    }

    [Fact]
    public void The_workshops_own_files_are_taken_as_they_are()
    {
        _source.Write("demodata-small.csv", WorkshopHeader + WorkshopRow);
        _source.Write("lookup-ipyheader.csv", "pqlookup.long,pqlookup.lat,pqlookup.borough,pqlookup.location_i,pqlookup.zone\n-73.9,40.7,Queens,7,\"a, b\"\n");

        Import();

        Assert.Equal(WorkshopHeader + WorkshopRow, File.ReadAllText(_data["demodata.csv"]));
        Assert.Equal(new TaxiZone(7, "a, b", "Queens", 40.7, -73.9), Assert.Single(ZoneTable.Read(_data["lookup-ipyheader.csv"]).Zones));
    }

    [Fact]
    public void Damaged_rows_are_carried_over_and_still_counted_by_the_reader()
    {
        _source.Write("yellow_tripdata_2019-01.csv", TlcHeader + TlcRow + "1,\"2019-01-15\n" + "1,2019-01-15 03:36:12\n\n");

        var source = Import();

        var report = TripReader.Read(_data["demodata.csv"], cancellation: TestContext.Current.CancellationToken).Report;
        Assert.Equal(3, source.Rows);
        Assert.Equal(3, report.RowsRead);
        Assert.Equal(2, report.DroppedFor(TripDropReason.MissingValue));
    }

    [Fact]
    public void A_folder_without_trips_is_refused_with_what_to_put_there()
    {
        _source.Write("readme.txt", "nothing");

        var exception = Assert.Throws<InvalidDataException>(() => Import());

        Assert.Contains(_source.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("yellow_tripdata_*.csv", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => TripImport.Import(
            _source["missing"], _data.Path, cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_failed_import_leaves_the_earlier_data_set_whole()
    {
        TripImport.Generate(10, 1, _data.Path, cancellation: TestContext.Current.CancellationToken);
        var before = File.ReadAllText(_data["demodata.csv"]);
        _source.Write("yellow_tripdata_2019-01.csv", "VendorID\n1\n");

        Assert.Throws<InvalidDataException>(() => Import());

        Assert.Equal(before, File.ReadAllText(_data["demodata.csv"]));
        Assert.Equal(TripSource.Generated, TripSource.Find(_data.Path)!.Kind);
        Assert.Equal(3, Directory.GetFiles(_data.Path).Length);
    }

    [Fact]
    public void A_cancelled_generation_leaves_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => TripImport.Generate(10, 1, _data.Path, cancellation: cancelled));

        Assert.Empty(Directory.GetFiles(_data.Path));
        Assert.Null(TripSource.Find(_data.Path));
    }

    [Fact]
    public void A_generated_data_set_tells_its_source()
    {
        TripImport.Generate(50, 9, _data.Path, cancellation: TestContext.Current.CancellationToken);

        var source = TripSource.Find(_data.Path)!;

        Assert.Equal((TripSource.Generated, 50L, 9), (source.Kind, source.Rows, source.Seed));
        Assert.Equal(50, TripReader.Read(_data["demodata.csv"], cancellation: TestContext.Current.CancellationToken).Report.RowsRead);
    }

    [Fact]
    public void The_real_trips_are_imported_in_full()
    {
        var source = TripImport.Import(RealTrips.Folder(), _data.Path, cancellation: TestContext.Current.CancellationToken);

        var trips = TripReader.Read(
            _data["demodata.csv"], ZoneTable.Read(_data["lookup-ipyheader.csv"]), TestContext.Current.CancellationToken);
        Assert.Equal(30_000, source.Rows);
        Assert.Equal(29_283, trips.Count);
    }

    private TripSource Import() =>
        TripImport.Import(_source.Path, _data.Path, cancellation: TestContext.Current.CancellationToken);
}
