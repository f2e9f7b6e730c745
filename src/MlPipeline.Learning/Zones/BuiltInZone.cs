namespace MlPipeline.Learning.Zones;

/// <summary>A zone of the built-in table and how busy it is.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Pickups">Weight of the zone among all pickups, about one per 1,000 trips.</param>
/// <param name="Dropoffs">Weight of the zone among all dropoffs, about one per 1,000 trips.</param>
internal sealed record BuiltInZone(TaxiZone Zone, double Pickups, double Dropoffs);
