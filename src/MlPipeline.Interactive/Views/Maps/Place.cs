using MlPipeline.Contracts.Zones;

namespace MlPipeline.Interactive.Views.Maps;

/// <summary>A point with the taxi zone whose middle is nearest to it.</summary>
internal sealed record Place(GeoPoint Point, ZoneCentroid Zone, double KilometresAway)
{
    // A zone reaches about this far from its middle.
    private const double WithinZone = 1.5;

    /// <summary>What to call it: the zone, or what zone it is near to.</summary>
    public string Name => KilometresAway <= WithinZone ? Zone.Name : $"near {Zone.Name} ({Words.Kilometres(KilometresAway)})";

    public static Place At(GeoPoint point)
    {
        var nearest = ZoneCentroids.All.MinBy(zone => Middle(zone).KilometresTo(point))!;
        return new Place(point, nearest, Middle(nearest).KilometresTo(point));
    }

    public static GeoPoint Middle(ZoneCentroid zone) => new(zone.Latitude, zone.Longitude);
}
