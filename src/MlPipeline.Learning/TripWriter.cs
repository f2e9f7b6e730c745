using MlPipeline.Learning.Storage;
using MlPipeline.Learning.Trips;

namespace MlPipeline.Learning;

/// <summary>Writes trips in the workshop's format.</summary>
public static class TripWriter
{
    /// <summary>Writes a trip file with the columns that a <see cref="TripSet"/> holds. A file of that name is replaced as a whole.</summary>
    /// <param name="trips">The trips.</param>
    /// <param name="path">Path of the file; missing folders are made.</param>
    public static void Write(TripSet trips, string path) => AtomicFile.Write(path, stream =>
    {
        using var writer = new TripRowWriter(stream);
        WorkshopTripFile.WriteHeader(
            writer, ["tpep_pickup_datetime", "tpep_dropoff_datetime", "trip_distance", "pulocationid", "dolocationid"]);
        foreach (var trip in trips)
        {
            writer.Time(trip.Pickup);
            writer.Time(trip.Pickup.AddSeconds(trip.Seconds));
            writer.Number(trip.Miles);
            writer.Number(trip.PickupZone);
            writer.Number(trip.DropoffZone);
            writer.EndRow();
        }
    });
}
