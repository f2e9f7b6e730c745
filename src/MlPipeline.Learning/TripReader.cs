using MlPipeline.Learning.Columnar;
using MlPipeline.Learning.Csv;
using MlPipeline.Learning.Trips;

namespace MlPipeline.Learning;

/// <summary>
/// Reads trip files: the workshop's <c>demodata*.csv</c>, and the TLC's <c>yellow_tripdata_*</c> as CSV or Parquet, told apart by what they
/// begin with.
/// </summary>
public static class TripReader
{
    private const int RowsBetweenCancellationChecks = 4096;

    /// <summary>Reads a trip file. Rows that cannot be used are dropped and counted in <see cref="TripSet.Report"/>.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="zones">The known zones; null stands for <see cref="ZoneTable.BuiltIn"/>.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>The trips.</returns>
    /// <exception cref="InvalidDataException">The file is empty, cut off, or lacks a column; the message says what to do.</exception>
    public static TripSet Read(string path, ZoneTable? zones = null, CancellationToken cancellation = default)
    {
        var builder = new TripSetBuilder(zones ?? ZoneTable.BuiltIn);
        if (ParquetTripReader.IsParquet(path))
        {
            ParquetTripReader.ReadAsync(path, new ParquetTripSet(builder), progress: null, cancellation).GetAwaiter().GetResult();
        }
        else
        {
            ReadCsv(path, builder, cancellation);
        }

        return builder.RowsRead > 0
            ? builder.Build(Path.GetFileName(path))
            : throw new InvalidDataException($"The trip file {path} has columns but no rows. {TripFileColumns.WhatToUse}");
    }

    private static void ReadCsv(string path, TripSetBuilder builder, CancellationToken cancellation)
    {
        using var lines = Open(path);
        var columns = TripFileColumns.Find(CsvHeader.Read(lines, path, TripFileColumns.WhatToUse), path);
        var fields = new CsvFields(stackalloc int[columns.Width], stackalloc int[columns.Width]);
        while (lines.TryRead(out var line))
        {
            if (!line.IsEmpty)
            {
                AddRow(builder, ref fields, line, columns);
            }

            if (lines.LineNumber % RowsBetweenCancellationChecks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private static CsvLineReader Open(string path) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan));

    private static void AddRow(TripSetBuilder builder, ref CsvFields fields, ReadOnlySpan<byte> line, TripFileColumns columns)
    {
        if (!fields.TrySplit(line) || fields.Count < columns.Width)
        {
            builder.Drop(TripDropReason.MalformedRow);
            return;
        }

        var pickupText = fields[columns.Pickup];
        var dropoffText = fields[columns.Dropoff];
        var milesText = fields[columns.Miles];
        var pickupZoneText = fields[columns.PickupZone];
        var dropoffZoneText = fields[columns.DropoffZone];
        if (pickupText.IsEmpty || dropoffText.IsEmpty || milesText.IsEmpty || pickupZoneText.IsEmpty || dropoffZoneText.IsEmpty)
        {
            builder.Drop(TripDropReason.MissingValue);
        }
        else if (!Utf8Values.TryTime(pickupText, out var pickup) || !Utf8Values.TryTime(dropoffText, out var dropoff))
        {
            builder.Drop(TripDropReason.MalformedDate);
        }
        else if (!Utf8Values.TryNumber(milesText, out var miles)
            || !Utf8Values.TryZone(pickupZoneText, out var pickupZone)
            || !Utf8Values.TryZone(dropoffZoneText, out var dropoffZone))
        {
            builder.Drop(TripDropReason.MalformedNumber);
        }
        else
        {
            builder.Add(pickup, (dropoff - pickup).TotalSeconds, miles, pickupZone, dropoffZone);
        }
    }
}
