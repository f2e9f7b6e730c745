using MlPipeline.Learning.Randomness;

namespace MlPipeline.Learning.Generation;

/// <summary>Damages trips in the ways that real records are damaged, and about as often relative to one another.</summary>
internal static class DirtyRecords
{
    private static readonly int[] UnknownZones = [264, 265];
    private static readonly WeightedChoice Kinds = new([68, 14, 8, 10]);

    public static GeneratedTrip Damage(GeneratedTrip trip, RandomSequence random) => Kinds.Next(random) switch
    {
        0 => trip with { PickupZone = UnknownZone(random), DropoffZone = UnknownZone(random) },
        1 => trip with { Dropoff = trip.Pickup.AddSeconds(random.Next(20) - 1), Fare = 2.5 },
        2 => trip with { Dropoff = trip.Pickup.AddSeconds(86_400 - 1 - random.Next(3600)) },
        _ => trip with { Miles = 0 },
    };

    private static int UnknownZone(RandomSequence random) => UnknownZones[random.Next(UnknownZones.Length)];
}
