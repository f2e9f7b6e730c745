namespace MlPipeline.Learning.Trips;

/// <summary>Finds trip files and zone tables in a folder of downloads.</summary>
internal static class SourceFolder
{
    public static IReadOnlyList<string> TripFiles(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"There is no folder {Path.GetFullPath(folder)}. {WhatToPutThere}");
        }

        string[] candidates = [.. Find(folder, "yellow_tripdata_*.csv").Concat(Find(folder, "yellow_tripdata_*.parquet")).Order(StringComparer.Ordinal)];
        if (candidates.Length > 0)
        {
            return candidates;
        }

        var whole = Path.Combine(folder, TripImport.TripsFileName);
        candidates = File.Exists(whole) ? [whole] : [.. Find(folder, "demodata*.csv")];
        return candidates.Length > 0
            ? candidates
            : throw new InvalidDataException($"The folder {Path.GetFullPath(folder)} holds no trips. {WhatToPutThere}");
    }

    public static ZoneTable Zones(string folder)
    {
        var path = Find(folder, "lookup*.csv").FirstOrDefault();
        return path is null ? ZoneTable.BuiltIn : ZoneTable.Read(path);
    }

    private static string WhatToPutThere =>
        "Put the TLC's yellow_tripdata_*.csv or .parquet there, or the workshop's demodata.csv, and its lookup-ipyheader.csv if you have it.";

    private static IEnumerable<string> Find(string folder, string pattern) => Directory
        .EnumerateFiles(folder, pattern, new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive })
        .Order(StringComparer.Ordinal);
}
