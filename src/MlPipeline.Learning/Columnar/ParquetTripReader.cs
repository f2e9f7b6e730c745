using MlPipeline.Learning.Trips;
using Parquet;
using Parquet.Schema;

namespace MlPipeline.Learning.Columnar;

/// <summary>
/// Reads the TLC's Parquet files, of which only the columns of trips are read, one row group at a time. The types of the columns have
/// changed over the years; whatever holds a time or a number is taken.
/// </summary>
internal static class ParquetTripReader
{
    // The first four bytes of every such file: https://parquet.apache.org/docs/file-format/.
    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Whether a file is one of these, whatever its name.</summary>
    public static bool IsParquet(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Magic);
    }

    /// <exception cref="InvalidDataException">The file is cut off, damaged, or lacks a column.</exception>
    public static async Task ReadAsync(
        string path, IParquetTripSink sink, IProgress<double>? progress, CancellationToken cancellation)
    {
        try
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.RandomAccess);
            await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: cancellation);
            var columns = ParquetTripColumns.Find(reader.Schema, path);
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                await ReadGroupAsync(reader, group, columns, sink, cancellation);
                progress?.Report((group + 1.0) / reader.RowGroupCount);
            }
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or InvalidDataException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException))
        {
            // The library throws what it meets on its way through damaged bytes.
            throw new InvalidDataException(
                $"The Parquet file {path} cannot be read to its end ({exception.Message}). It is cut off or damaged: download it again.", exception);
        }
    }

    private static async Task ReadGroupAsync(
        ParquetReader reader, int group, ParquetTripColumns columns, IParquetTripSink sink, CancellationToken cancellation)
    {
        using var rows = reader.OpenRowGroupReader(group);
        var count = checked((int)rows.RowCount);
        var pickups = await ReadTimesAsync(rows, columns.Pickup, count, cancellation);
        var dropoffs = await ReadTimesAsync(rows, columns.Dropoff, count, cancellation);
        var miles = await ParquetNumbers.ReadAsync(rows, columns.Miles, count, cancellation);
        var pickupZones = await ParquetNumbers.ReadAsync(rows, columns.PickupZone, count, cancellation);
        var dropoffZones = await ParquetNumbers.ReadAsync(rows, columns.DropoffZone, count, cancellation);
        for (var row = 0; row < count; row++)
        {
            sink.Add(pickups[row], dropoffs[row], miles[row], pickupZones[row], dropoffZones[row]);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private static async Task<DateTime?[]> ReadTimesAsync(ParquetRowGroupReader rows, DataField field, int count, CancellationToken cancellation)
    {
        var times = new DateTime?[count];
        if (field.IsNullable)
        {
            await rows.ReadAsync<DateTime>(field, times, cancellationToken: cancellation);
            return times;
        }

        var known = new DateTime[count];
        await rows.ReadAsync<DateTime>(field, known.AsMemory(), cancellationToken: cancellation);
        for (var row = 0; row < count; row++)
        {
            times[row] = known[row];
        }

        return times;
    }
}
