using MlPipeline.Learning.Csv;

namespace MlPipeline.Learning.Trips;

/// <summary>Where the columns of trips stand in a file, under the workshop's names or the TLC's own.</summary>
internal sealed record TripFileColumns(int Pickup, int Dropoff, int Miles, int PickupZone, int DropoffZone)
{
    /// <summary>Prefix of the workshop's column names; without it they are the TLC's.</summary>
    public const string WorkshopPrefix = "pqyellowtaxi.";

    public const string WhatToUse =
        "Use the TLC's yellow_tripdata_*.csv of 2016 or later, or the workshop's demodata*.csv.";

    /// <summary>How many fields of a row must be split to reach all five.</summary>
    public int Width => 1 + Math.Max(Math.Max(Pickup, Dropoff), Math.Max(Miles, Math.Max(PickupZone, DropoffZone)));

    public static TripFileColumns Find(CsvHeader header, string path)
    {
        var columns = new TripFileColumns(
            Place(header, "tpep_pickup_datetime"),
            Place(header, "tpep_dropoff_datetime"),
            Place(header, "trip_distance"),
            Place(header, "pulocationid"),
            Place(header, "dolocationid"));
        var missing = columns.Missing();
        return missing.Count == 0
            ? columns
            : throw new InvalidDataException(
                $"The trip file {path} has no column {string.Join(", ", missing)} (its columns: {header}). {WhatToUse}");
    }

    /// <summary>Finds a column by the TLC's name for it.</summary>
    public static int Place(CsvHeader header, string name) => header.Find(name, WorkshopPrefix + name);

    private List<string> Missing()
    {
        (string Name, int Place)[] needed =
        [
            ("tpep_pickup_datetime", Pickup), ("tpep_dropoff_datetime", Dropoff), ("trip_distance", Miles),
            ("pulocationid", PickupZone), ("dolocationid", DropoffZone),
        ];
        return [.. needed.Where(column => column.Place < 0).Select(column => column.Name)];
    }
}
