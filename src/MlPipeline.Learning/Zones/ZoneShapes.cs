using System.Globalization;
using MlPipeline.Learning.Csv;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Esri;

namespace MlPipeline.Learning.Zones;

/// <summary>The TLC's own zones: <c>taxi_zone_lookup.csv</c> for their names, and the shapes of <c>taxi_zones.shp</c> for where they are.</summary>
internal static class ZoneShapes
{
    private const string WhatToUse = "Use the TLC's taxi_zone_lookup.csv and the taxi_zones.shp of its taxi_zones.zip, with the .dbf and .shx beside it.";

    // What is no longitude on earth is feet on the plane of the city's own maps.
    private const double LargestLongitude = 180;

    public static ZoneTable Read(string lookupPath, string shapePath)
    {
        var centroids = ReadCentroids(shapePath);
        var zones = ReadNames(lookupPath)
            .Where(name => centroids.ContainsKey(name.Id))
            .Select(name => new TaxiZone(name.Id, name.Zone, name.Borough, centroids[name.Id].Latitude, centroids[name.Id].Longitude))
            .ToList();
        return zones.Count > 0
            ? new ZoneTable(zones)
            : throw new InvalidDataException($"No zone of {lookupPath} has a shape in {shapePath}. {WhatToUse}");
    }

    private static Dictionary<int, (double Latitude, double Longitude)> ReadCentroids(string path)
    {
        try
        {
            return Shapefile.ReadAllFeatures(path)
                .Select(feature => (Id: IdOf(feature, path), Place: CentroidOf(feature)))
                .GroupBy(zone => zone.Id)
                .ToDictionary(zone => zone.Key, zone => zone.First().Place);
        }
        catch (Exception exception) when (exception is not (InvalidDataException or UnauthorizedAccessException))
        {
            // The library throws what it meets on its way through damaged bytes, and where a file beside it is missing.
            throw new InvalidDataException($"The shapes in {path} cannot be read: {exception.Message} {WhatToUse}", exception);
        }
    }

    private static int IdOf(Feature feature, string path)
    {
        var name = feature.Attributes.GetNames().FirstOrDefault(name => name.Equals("LocationID", StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException($"The shapes in {path} have no LocationID. {WhatToUse}");
        return Convert.ToInt32(feature.Attributes[name], CultureInfo.InvariantCulture);
    }

    private static (double Latitude, double Longitude) CentroidOf(Feature feature)
    {
        var centroid = feature.Geometry.Centroid;
        return Math.Abs(centroid.X) <= LargestLongitude ? (centroid.Y, centroid.X) : LambertConformalConic.ToDegrees(centroid.X, centroid.Y);
    }

    private static List<(int Id, string Borough, string Zone)> ReadNames(string path)
    {
        using var lines = new CsvLineReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));
        var header = CsvHeader.Read(lines, path, WhatToUse);
        var (id, borough, zone) = (Find(header, path, "LocationID"), Find(header, path, "Borough"), Find(header, path, "Zone"));
        var width = 1 + Math.Max(id, Math.Max(borough, zone));
        var fields = new CsvFields(stackalloc int[width], stackalloc int[width]);
        var names = new List<(int, string, string)>();
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (!fields.TrySplit(line) || fields.Count < width || !Utf8Values.TryZone(fields[id], out var number))
            {
                throw new InvalidDataException($"Line {lines.LineNumber} of {path} is no taxi zone. {WhatToUse}");
            }

            names.Add((number, fields.Text(borough), fields.Text(zone)));
        }

        return names;
    }

    private static int Find(CsvHeader header, string path, string name) => header.Find(name) is >= 0 and var place
        ? place
        : throw new InvalidDataException($"The zone table {path} has no column '{name}' (its columns: {header}). {WhatToUse}");
}
