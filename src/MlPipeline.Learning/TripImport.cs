using System.Text.Json;
using MlPipeline.Learning.Storage;
using MlPipeline.Learning.Trips;
using MlPipeline.Learning.Zones;

namespace MlPipeline.Learning;

/// <summary>
/// Fills a data folder: <c>demodata.csv</c> and <c>lookup-ipyheader.csv</c> under the workshop's names and columns, and
/// <c>source.json</c>, written last, so that a folder with it is complete.
/// </summary>
public static class TripImport
{
    /// <summary>Name of the trip file.</summary>
    public const string TripsFileName = "demodata.csv";

    /// <summary>Name of the zone table.</summary>
    public const string ZonesFileName = "lookup-ipyheader.csv";

    /// <summary>
    /// Takes trips from a folder: all <c>yellow_tripdata_*.csv</c> and <c>.parquet</c> of the TLC, or, where there are none, the workshop's
    /// <c>demodata.csv</c> or <c>demodata-*.csv</c>; and its <c>lookup*.csv</c>, or else the built-in zones.
    /// </summary>
    /// <param name="sourceFolder">Folder to take from.</param>
    /// <param name="dataFolder">Folder to fill; missing folders are made.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work; what was there before stays.</param>
    /// <returns>What was imported.</returns>
    /// <exception cref="InvalidDataException">The folder has no usable files; the message says what to put there.</exception>
    public static TripSource Import(
        string sourceFolder, string dataFolder, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var files = SourceFolder.TripFiles(sourceFolder);
        var zones = SourceFolder.Zones(sourceFolder);
        var rows = 0L;
        WriteTrips(dataFolder, stream => rows = TripTranscoder.Transcode(files, stream, progress, cancellation));
        var source = new TripSource
        {
            Kind = TripSource.Imported,
            Rows = rows,
            Folder = Path.GetFullPath(sourceFolder),
            Files = [.. files.Select(file => Path.GetFileName(file))],
        };
        return Complete(dataFolder, zones, source);
    }

    /// <summary>Makes trips up.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="seed">The same seed gives the same trips.</param>
    /// <param name="dataFolder">Folder to fill; missing folders are made.</param>
    /// <param name="progress">Told the share of the work done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work; what was there before stays.</param>
    /// <returns>What was made up.</returns>
    public static TripSource Generate(
        long rows, int seed, string dataFolder, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var generator = new TripGenerator { Seed = seed };
        WriteTrips(dataFolder, stream => generator.Write(stream, rows, progress, cancellation));
        return Complete(dataFolder, ZoneTable.BuiltIn, new TripSource { Kind = TripSource.Generated, Rows = rows, Seed = seed });
    }

    private static void WriteTrips(string dataFolder, Action<Stream> write) =>
        AtomicFile.Write(Path.Combine(dataFolder, TripsFileName), stream =>
        {
            write(stream);

            // From here to the end the folder is between two data sets, and must not pass for either.
            File.Delete(Path.Combine(dataFolder, TripSource.FileName));
        });

    private static TripSource Complete(string dataFolder, ZoneTable zones, TripSource source)
    {
        AtomicFile.Write(Path.Combine(dataFolder, ZonesFileName), stream => ZoneFile.Write(zones, stream));
        AtomicFile.Write(
            Path.Combine(dataFolder, TripSource.FileName),
            stream => JsonSerializer.Serialize(stream, source, TripSourceJson.Default.TripSource));
        return source;
    }
}
