using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MlPipeline.Learning;

/// <summary>What a model was trained on.</summary>
/// <param name="Source">Where the trips came from.</param>
/// <param name="Trips">How many there were.</param>
/// <param name="FirstPickup">When the earliest began.</param>
/// <param name="LastPickup">When the latest began.</param>
/// <param name="Sha256">Fingerprint of all of them: the same trips in the same order have the same.</param>
public sealed record TrainingDataDescription(string Source, int Trips, DateTime FirstPickup, DateTime LastPickup, string Sha256)
{
    internal static TrainingDataDescription Of(TripSet trips)
    {
        var first = DateTime.MaxValue;
        var last = DateTime.MinValue;
        foreach (var pickup in trips.Pickups)
        {
            first = pickup < first ? pickup : first;
            last = pickup > last ? pickup : last;
        }

        return new TrainingDataDescription(trips.Report.Source, trips.Count, first, last, Fingerprint(trips));
    }

    private static string Fingerprint(TripSet trips)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(trips.Pickups));
        hash.AppendData(MemoryMarshal.AsBytes(trips.Seconds));
        hash.AppendData(MemoryMarshal.AsBytes(trips.Miles));
        hash.AppendData(MemoryMarshal.AsBytes(trips.PickupZones));
        hash.AppendData(MemoryMarshal.AsBytes(trips.DropoffZones));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
