using MlPipeline.Learning.Generation;
using MlPipeline.Learning.Storage;
using MlPipeline.Learning.Trips;

namespace MlPipeline.Learning;

/// <summary>
/// Makes up trips of January to June 2019 that look like the real ones: busy zones, rush hours, distances along the street
/// grid, and a share of damaged records. The same seed gives the same trips.
/// </summary>
public sealed class TripGenerator
{
    private const int RowsBetweenReports = 8192;

    /// <summary>Start of the random choices.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Share of the records that are damaged the way real ones are.</summary>
    public double DirtyShare { get; init; } = 0.024;

    /// <summary>Makes up trips in memory.</summary>
    /// <param name="rows">How many records to make up; the damaged ones are dropped and counted, as on reading a file.</param>
    /// <returns>The trips.</returns>
    public TripSet Generate(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var stream = new TripStream(Seed, DirtyShare);
        var builder = new TripSetBuilder(ZoneTable.BuiltIn);
        for (var row = 0; row < rows; row++)
        {
            var trip = stream.Next();
            builder.Add(trip.Pickup, (trip.Dropoff - trip.Pickup).TotalSeconds, trip.Miles, trip.PickupZone, trip.DropoffZone);
        }

        return builder.Build($"the generator with seed {Seed}");
    }

    /// <summary>Makes up a trip file in the workshop's format. A file of that name is replaced as a whole.</summary>
    /// <param name="path">Path of the file; missing folders are made.</param>
    /// <param name="rows">How many rows to write.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work; the file is then not made.</param>
    public void Write(string path, long rows, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        AtomicFile.Write(path, stream => Write(stream, rows, progress, cancellation));

    internal void Write(Stream stream, long rows, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        using var writer = new TripRowWriter(stream);
        WorkshopTripFile.WriteHeader(writer, WorkshopTripFile.Columns);
        var trips = new TripStream(Seed, DirtyShare);
        for (var row = 0L; row < rows; row++)
        {
            if (row % RowsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report((double)row / rows);
            }

            WriteRow(writer, trips.Next());
        }

        progress?.Report(1);
    }

    private static void WriteRow(TripRowWriter writer, GeneratedTrip trip)
    {
        writer.Time(trip.Pickup);
        writer.Time(trip.Dropoff);
        writer.Number(trip.Passengers);
        writer.Number(trip.Miles);
        writer.Number(trip.PickupZone);
        writer.Number(trip.DropoffZone);
        writer.Number(trip.Fare);
        writer.Number(trip.Total);
        writer.EndRow();
    }
}
