using MlPipeline.Learning.Columnar;
using MlPipeline.Learning.Csv;

namespace MlPipeline.Learning.Trips;

/// <summary>
/// Puts trip files of any known header together under the workshop's. Rows are carried over as they are, damaged ones too:
/// what to drop is for the reader to decide and to report.
/// </summary>
internal static class TripTranscoder
{
    private const int RowsBetweenReports = 8192;

    /// <returns>How many rows were carried over.</returns>
    public static long Transcode(
        IReadOnlyList<string> files, Stream target, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var writer = new TripRowWriter(target);
        WorkshopTripFile.WriteHeader(writer, WorkshopTripFile.Columns);
        var rows = 0L;
        var size = files.Sum(Length);
        var done = 0L;
        foreach (var file in files)
        {
            rows += ParquetTripReader.IsParquet(file) ? TranscodeParquet(file, done) : TranscodeCsv(file, done);
            done += Length(file);
        }

        if (rows == 0)
        {
            throw new InvalidDataException($"The trip file {files[0]} has columns but no rows. {TripFileColumns.WhatToUse}");
        }

        progress?.Report(1);
        return rows;

        long TranscodeCsv(string file, long before)
        {
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return Transcode(stream, file, writer, () => Report(before + stream.Position));
        }

        long TranscodeParquet(string file, long before)
        {
            var sink = new ParquetTripRows(writer);
            var share = new InlineProgress(part => Report(before + (long)(part * Length(file))));
            ParquetTripReader.ReadAsync(file, sink, share, cancellation).GetAwaiter().GetResult();
            return sink.Rows;
        }

        void Report(long position)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report((double)position / size);
        }
    }

    private static long Length(string file) => new FileInfo(file).Length;

    private static long Transcode(Stream stream, string file, TripRowWriter writer, Action report)
    {
        using var lines = new CsvLineReader(stream);
        var header = CsvHeader.Read(lines, file, TripFileColumns.WhatToUse);
        _ = TripFileColumns.Find(header, file);
        int[] places = [.. WorkshopTripFile.Columns.Select(column => TripFileColumns.Place(header, column))];
        var width = places.Max() + 1;
        var fields = new CsvFields(stackalloc int[width], stackalloc int[width]);
        var rows = 0L;
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            WriteRow(writer, ref fields, line, places);
            if (++rows % RowsBetweenReports == 0)
            {
                report();
            }
        }

        return rows;
    }

    private static void WriteRow(TripRowWriter writer, ref CsvFields fields, ReadOnlySpan<byte> line, int[] places)
    {
        var isWhole = fields.TrySplit(line);
        foreach (var place in places)
        {
            var value = isWhole && place >= 0 && place < fields.Count ? fields[place] : default;

            // No value of a trip holds a comma or a quote; one that does is damage, which an empty field tells as well.
            writer.Text(value.IndexOfAny((byte)',', (byte)'"') < 0 ? value : default);
        }

        writer.EndRow();
    }

    /// <summary>Tells at once, on the thread that reads.</summary>
    private sealed class InlineProgress(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
