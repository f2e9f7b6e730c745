using MlPipeline.Learning.Tests.Support;
using Parquet;
using Parquet.Schema;

namespace MlPipeline.Learning.Tests.Columnar;

public sealed class ParquetTripsTests : IDisposable
{
    private static readonly DateTime Pickup = new(2024, 1, 15, 3, 36, 12, DateTimeKind.Unspecified);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Files_with_integers_of_both_widths_are_read()
    {
        await WriteAsync<long>("wide.parquet", [230, 48]);
        await WriteAsync<int>("narrow.parquet", [230, 48]);

        var wide = TripReader.Read(_folder["wide.parquet"], cancellation: TestContext.Current.CancellationToken);
        var narrow = TripReader.Read(_folder["narrow.parquet"], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(new Trip(Pickup, 367, 1.5, 230, 48), wide[0]);
        Assert.Equal(wide[0], narrow[0]);
        Assert.Equal("3 rows read from wide.parquet, 1 kept (33.3 %), 2 dropped: 1 missing value, 1 unknown zone", wide.Report.ToString());
    }

    [Fact]
    public async Task A_file_that_is_cut_off_says_so()
    {
        await WriteAsync<long>("whole.parquet", [230, 48]);
        var bytes = await File.ReadAllBytesAsync(_folder["whole.parquet"], TestContext.Current.CancellationToken);
        foreach (var length in (int[])[4, bytes.Length / 2, bytes.Length - 1])
        {
            await File.WriteAllBytesAsync(_folder["cut.parquet"], bytes[..length], TestContext.Current.CancellationToken);

            var error = Assert.Throws<InvalidDataException>(() => TripReader.Read(_folder["cut.parquet"], cancellation: TestContext.Current.CancellationToken));

            Assert.Contains("download it again", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_without_the_columns_names_those_it_has()
    {
        var field = new DataField<double>("fare_amount");
        await using (var stream = File.Create(_folder["fares.parquet"]))
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream, cancellationToken: TestContext.Current.CancellationToken))
        using (var group = writer.CreateRowGroup())
        {
            await group.WriteAsync<double>(field, new double[] { 1 }.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        }

        var error = Assert.Throws<InvalidDataException>(() => TripReader.Read(_folder["fares.parquet"], cancellation: TestContext.Current.CancellationToken));

        Assert.Contains("has no column tpep_pickup_datetime, tpep_dropoff_datetime, trip_distance, pulocationid, dolocationid (its columns: fare_amount)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_CSV_and_Parquet_is_imported_in_the_order_of_the_names()
    {
        using var data = new TempFolder();
        await WriteAsync<long>("yellow_tripdata_2024-01.parquet", [230, 48]);
        _folder.Write(
            "yellow_tripdata_2023-12.csv",
            "tpep_pickup_datetime,tpep_dropoff_datetime,trip_distance,PULocationID,DOLocationID\n2023-12-15 03:36:12,2023-12-15 03:42:19,1.0,230,48\n");

        var source = TripImport.Import(_folder.Path, data.Path, cancellation: TestContext.Current.CancellationToken);
        var trips = TripReader.Read(data["demodata.csv"], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((4L, 2), (source.Rows, trips.Count));
        Assert.Equal([2023, 2024], trips.Select(trip => trip.Pickup.Year));
        Assert.Equal(1, trips.Report.DroppedFor(TripDropReason.MissingValue));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Three rows: a trip, one with a distance missing, one from a zone that nobody knows.</summary>
    private async Task WriteAsync<T>(string name, T[] zones)
        where T : struct
    {
        var cancellation = TestContext.Current.CancellationToken;
        var pickup = new DataField<DateTime?>("tpep_pickup_datetime");
        var dropoff = new DataField<DateTime?>("tpep_dropoff_datetime");
        var miles = new DataField<double?>("trip_distance");
        var from = new DataField<T>("PULocationID");
        var to = new DataField<T>("DOLocationID");
        await using var stream = File.Create(_folder[name]);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(pickup, dropoff, miles, from, to), stream, cancellationToken: cancellation);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync<DateTime>(pickup, new DateTime?[] { Pickup, Pickup, Pickup }.AsMemory(), cancellationToken: cancellation);
        await group.WriteAsync<DateTime>(dropoff, new DateTime?[] { Pickup.AddSeconds(367), Pickup.AddSeconds(400), Pickup.AddSeconds(400) }.AsMemory(), cancellationToken: cancellation);
        await group.WriteAsync<double>(miles, new double?[] { 1.5, null, 2 }.AsMemory(), cancellationToken: cancellation);
        await group.WriteAsync<T>(from, new T[] { zones[0], zones[0], default }.AsMemory(), cancellationToken: cancellation);
        await group.WriteAsync<T>(to, new T[] { zones[1], zones[1], zones[1] }.AsMemory(), cancellationToken: cancellation);
    }
}
