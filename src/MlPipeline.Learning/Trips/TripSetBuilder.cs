namespace MlPipeline.Learning.Trips;

/// <summary>Collects trips, applies the workshop's rules for which of them count, and keeps the books on the others.</summary>
internal sealed class TripSetBuilder(ZoneTable zones)
{
    private const double ShortestSeconds = 20;
    private const double LongestSeconds = 10_800;
    private const double FarthestMiles = 150;

    private readonly TripColumns _columns = new(capacity: 0);
    private readonly long[] _dropped = new long[Enum.GetValues<TripDropReason>().Length];

    public long RowsRead { get; private set; }

    public void Add(DateTime pickup, double seconds, double miles, int pickupZone, int dropoffZone)
    {
        if (!zones.Contains(pickupZone) || !zones.Contains(dropoffZone))
        {
            Drop(TripDropReason.UnknownZone);
        }
        else if (!(seconds > ShortestSeconds && seconds < LongestSeconds))
        {
            Drop(TripDropReason.DurationOutOfRange);
        }
        else if (!(miles > 0 && miles < FarthestMiles))
        {
            Drop(TripDropReason.DistanceOutOfRange);
        }
        else
        {
            RowsRead++;
            _columns.Add(pickup, seconds, miles, (ushort)pickupZone, (ushort)dropoffZone);
        }
    }

    public void Drop(TripDropReason reason)
    {
        RowsRead++;
        _dropped[(int)reason]++;
    }

    public TripSet Build(string source)
    {
        _columns.Trim();
        var dropped = Enum.GetValues<TripDropReason>()
            .Where(reason => _dropped[(int)reason] > 0)
            .ToDictionary(reason => reason, reason => _dropped[(int)reason]);
        return new TripSet(_columns, zones, new TripReadReport(source, RowsRead, _columns.Count, dropped));
    }
}
