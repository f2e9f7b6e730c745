using System.Globalization;
using System.Text;
using MlPipeline.Learning.Csv;

namespace MlPipeline.Learning.Zones;

/// <summary>The workshop's zone table as a file: columns <c>pqlookup.*</c>, a centroid per zone.</summary>
internal static class ZoneFile
{
    private const string Prefix = "pqlookup.";
    private const string WhatToUse = "Use the workshop's lookup-ipyheader.csv (columns pqlookup.*), or ZoneTable.BuiltIn, which needs no file.";

    public static ZoneTable Read(string path)
    {
        using var lines = new CsvLineReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));
        var header = CsvHeader.Read(lines, path, WhatToUse);
        var columns = new Columns(
            Id: Find(header, path, "location_i", "locationid"),
            Name: Find(header, path, "zone"),
            Borough: Find(header, path, "borough"),
            Latitude: Find(header, path, "lat", "latitude"),
            Longitude: Find(header, path, "long", "longitude"));

        var zones = new List<TaxiZone>();
        var fields = new CsvFields(stackalloc int[columns.Width], stackalloc int[columns.Width]);
        while (lines.TryRead(out var line))
        {
            if (!line.IsEmpty)
            {
                zones.Add(ReadZone(ref fields, line, columns)
                    ?? throw new InvalidDataException($"Line {lines.LineNumber} of {path} is no taxi zone: {Encoding.UTF8.GetString(line)}"));
            }
        }

        return zones.Count > 0 ? new ZoneTable(zones) : throw new InvalidDataException($"The file {path} holds no zones. {WhatToUse}");
    }

    public static void Write(ZoneTable zones, Stream stream)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("pqlookup.long,pqlookup.lat,pqlookup.borough,pqlookup.location_i,pqlookup.zone");
        foreach (var zone in zones.Zones)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{zone.Longitude},{zone.Latitude},{Quoted(zone.Borough)},{zone.Id},{Quoted(zone.Name)}"));
        }
    }

    private static int Find(CsvHeader header, string path, params string[] names)
    {
        var place = header.Find([.. names.Select(name => Prefix + name), .. names]);
        return place >= 0
            ? place
            : throw new InvalidDataException($"The zone table {path} has no column '{names[0]}' (its columns: {header}). {WhatToUse}");
    }

    private static TaxiZone? ReadZone(ref CsvFields fields, ReadOnlySpan<byte> line, Columns columns)
    {
        if (!fields.TrySplit(line) || fields.Count < columns.Width
            || !Utf8Values.TryZone(fields[columns.Id], out var id)
            || !Utf8Values.TryNumber(fields[columns.Latitude], out var latitude) || Math.Abs(latitude) > 90
            || !Utf8Values.TryNumber(fields[columns.Longitude], out var longitude) || Math.Abs(longitude) > 180)
        {
            return null;
        }

        return new TaxiZone(id, fields.Text(columns.Name), fields.Text(columns.Borough), latitude, longitude);
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(',', '"') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private readonly record struct Columns(int Id, int Name, int Borough, int Latitude, int Longitude)
    {
        public int Width => 1 + Math.Max(Math.Max(Id, Name), Math.Max(Borough, Math.Max(Latitude, Longitude)));
    }
}
