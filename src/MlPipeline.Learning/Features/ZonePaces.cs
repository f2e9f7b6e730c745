namespace MlPipeline.Learning.Features;

/// <summary>
/// Target encoding of zones: the mean pace of the trips that begin or end in each, drawn towards the mean of all where a zone has few trips
/// (Micci-Barreca, 2001). It is found by place, so that a request needs no number of a zone.
/// </summary>
internal sealed class ZonePaces
{
    /// <summary>So many trips weigh as much as the mean of all.</summary>
    private const double PriorTrips = 20;

    /// <summary>Time that a trip takes however short it is, as miles: without it a ride around the corner would seem very slow.</summary>
    private const double StandingMiles = 0.3;

    private readonly Dictionary<(double, double), ZonePace> _byPlace;

    public ZonePaces(IReadOnlyList<ZonePace> zones)
    {
        Zones = zones;
        _byPlace = zones.ToDictionary(zone => (zone.Latitude, zone.Longitude));
    }

    /// <summary>For features that take no paces.</summary>
    public static ZonePaces None { get; } = new([]);

    public IReadOnlyList<ZonePace> Zones { get; }

    /// <summary>Measures trips.</summary>
    /// <param name="trips">The trips.</param>
    /// <param name="isMeasured">Which of them to take, by their row.</param>
    public static ZonePaces Fit(TripSet trips, Func<int, bool> isMeasured)
    {
        var starts = new Dictionary<(double, double), (double Sum, int Count)>();
        var ends = new Dictionary<(double, double), (double Sum, int Count)>();
        var (sum, count) = (0.0, 0);
        for (var row = 0; row < trips.Count; row++)
        {
            if (isMeasured(row))
            {
                var pace = trips.Seconds[row] / (trips.Miles[row] + StandingMiles);
                Add(starts, Place(trips, trips.PickupZones[row]), pace);
                Add(ends, Place(trips, trips.DropoffZones[row]), pace);
                (sum, count) = (sum + pace, count + 1);
            }
        }

        var mean = count > 0 ? sum / count : 0;
        return new ZonePaces([.. starts.Keys.Union(ends.Keys).Order().Select(place => new ZonePace(
            place.Item1, place.Item2, Smooth(starts.GetValueOrDefault(place), mean), Smooth(ends.GetValueOrDefault(place), mean)))]);
    }

    /// <summary>The pace of the zone at a place; of the nearest zone where none has its centroid there.</summary>
    public ZonePace At(double latitude, double longitude)
    {
        if (_byPlace.TryGetValue((latitude, longitude), out var exact))
        {
            return exact;
        }

        var nearest = Zones[0];
        foreach (var zone in Zones)
        {
            nearest = Distance(zone) < Distance(nearest) ? zone : nearest;
        }

        return nearest;

        double Distance(ZonePace zone) => ((zone.Latitude - latitude) * (zone.Latitude - latitude)) + ((zone.Longitude - longitude) * (zone.Longitude - longitude));
    }

    private static (double Latitude, double Longitude) Place(TripSet trips, int zone) => (trips.Zones[zone].Latitude, trips.Zones[zone].Longitude);

    private static void Add(Dictionary<(double, double), (double Sum, int Count)> zones, (double, double) place, double pace)
    {
        var known = zones.GetValueOrDefault(place);
        zones[place] = (known.Sum + pace, known.Count + 1);
    }

    private static double Smooth((double Sum, int Count) zone, double mean) => (zone.Sum + (PriorTrips * mean)) / (zone.Count + PriorTrips);
}
