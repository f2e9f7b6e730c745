using System.Diagnostics;
using System.Globalization;
using MlPipeline.Benchmarks.Labs;
using MlPipeline.Benchmarks.Measuring;
using MlPipeline.Learning;
using Parquet;
using Parquet.Schema;

namespace MlPipeline.Benchmarks.Learning;

/// <summary>Trip files read into memory.</summary>
/// <param name="MegabytesPerSecond">Speed on CSV, one core.</param>
/// <param name="ParquetSeconds">Time for five million rows of Parquet.</param>
/// <param name="PeakMebibytes">Largest memory of a process that reads ten million rows of CSV.</param>
internal sealed record ReadingRound(double MegabytesPerSecond, double ParquetSeconds, double PeakMebibytes)
{
    private const long CsvRows = 10_000_000;
    private const int RowsPerGroup = 500_000;
    private const int Groups = 10;

    public static async Task<ReadingRound> MeasureAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var csv = Path.Combine(folder.Path, "trips.csv");
        var parquet = Path.Combine(folder.Path, "trips.parquet");
        new TripGenerator().Write(csv, CsvRows, cancellation: cancellationToken);
        await WriteParquetAsync(parquet, cancellationToken);
        var (csvSeconds, peak) = await ReadAsync(csv, cancellationToken);
        var (parquetSeconds, _) = await ReadAsync(parquet, cancellationToken);
        return new ReadingRound(new FileInfo(csv).Length / 1e6 / csvSeconds, parquetSeconds, peak);
    }

    /// <summary>Reads a file, in a process of its own, and prints seconds and memory.</summary>
    public static void Read(string path)
    {
        var start = Stopwatch.GetTimestamp();
        var trips = TripReader.Read(path);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {process.PeakWorkingSet64 / 1048576.0}"));
        GC.KeepAlive(trips);
    }

    private static async Task<(double Seconds, double Mebibytes)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. OwnProgram.Words(), LearningCommand.ReadVerb, path]) { RedirectStandardOutput = true })!;
        var words = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Split(' ');
        await process.WaitForExitAsync(cancellationToken);
        return (double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture));
    }

    private static async Task WriteParquetAsync(string path, CancellationToken cancellationToken)
    {
        var trips = new TripGenerator { DirtyShare = 0 }.Generate(RowsPerGroup);
        var pickup = new DataField<DateTime?>("tpep_pickup_datetime");
        var dropoff = new DataField<DateTime?>("tpep_dropoff_datetime");
        var miles = new DataField<double?>("trip_distance");
        var from = new DataField<long>("PULocationID");
        var to = new DataField<long>("DOLocationID");
        var pickups = trips.Select(trip => (DateTime?)trip.Pickup).ToArray();
        var dropoffs = trips.Select(trip => (DateTime?)trip.Pickup.AddSeconds(trip.Seconds)).ToArray();
        var distances = trips.Select(trip => (double?)trip.Miles).ToArray();
        var starts = trips.Select(trip => (long)trip.PickupZone).ToArray();
        var ends = trips.Select(trip => (long)trip.DropoffZone).ToArray();
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(pickup, dropoff, miles, from, to), stream, cancellationToken: cancellationToken);
        for (var number = 0; number < Groups; number++)
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<DateTime>(pickup, pickups.AsMemory(), cancellationToken: cancellationToken);
            await group.WriteAsync<DateTime>(dropoff, dropoffs.AsMemory(), cancellationToken: cancellationToken);
            await group.WriteAsync<double>(miles, distances.AsMemory(), cancellationToken: cancellationToken);
            await group.WriteAsync<long>(from, starts.AsMemory(), cancellationToken: cancellationToken);
            await group.WriteAsync<long>(to, ends.AsMemory(), cancellationToken: cancellationToken);
        }
    }
}
