using MlPipeline.Learning.Csv;

namespace MlPipeline.Learning.Trips;

/// <summary>Where the columns of trips stand in a file, under the workshop's names or the TLC's own.</summary>
internal sealed record TripFileColumns(int Pickup, int Dropoff, int Miles, int PickupZone, int DropoffZone)
{
    /// <summary>Prefix of the workshop's column names; without it they are the TLC's.</summary>
    public const string WorkshopPrefix = "pqyellowtaxi.";

    public const string WhatToUse =
        "Use the TLC's yellow_tripdata_* of 2016 or later, CSV or Parquet, or the workshop's demodata*.csv.";

    /// <summary>The TLC's names of the columns that make a trip.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["tpep_pickup_datetime", "tpep_dropoff_datetime", "trip_distance", "pulocationid", "dolocationid"];

    /// <summary>How many fields of a row must be split to reach all five.</summary>
    public int Width => 1 + Math.Max(Math.Max(Pickup, Dropoff), Math.Max(Miles, Math.Max(PickupZone, DropoffZone)));

    public static TripFileColumns Find(CsvHeader header, string path)
    {
        int[] places = [.. Names.Select(name => Place(header, name))];
        var missing = Names.Where((_, column) => places[column] < 0).ToList();
        return missing.Count == 0
            ? new TripFileColumns(places[0], places[1], places[2], places[3], places[4])
            : throw new InvalidDataException(
                $"The trip file {path} has no column {string.Join(", ", missing)} (its columns: {header}). {WhatToUse}");
    }

    /// <summary>Finds a column by the TLC's name for it.</summary>
    public static int Place(CsvHeader header, string name) => header.Find(name, WorkshopPrefix + name);
}
