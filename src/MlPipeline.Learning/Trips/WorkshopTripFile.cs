using System.Text;

namespace MlPipeline.Learning.Trips;

/// <summary>The columns of the workshop's trip file, in its order.</summary>
internal static class WorkshopTripFile
{
    /// <summary>The TLC's names; the file writes <see cref="TripFileColumns.WorkshopPrefix"/> before each.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "tpep_pickup_datetime", "tpep_dropoff_datetime", "passenger_count", "trip_distance",
        "pulocationid", "dolocationid", "fare_amount", "total_amount",
    ];

    public static void WriteHeader(TripRowWriter writer, IEnumerable<string> columns)
    {
        foreach (var column in columns)
        {
            writer.Text(Encoding.ASCII.GetBytes(TripFileColumns.WorkshopPrefix + column));
        }

        writer.EndRow();
    }
}
