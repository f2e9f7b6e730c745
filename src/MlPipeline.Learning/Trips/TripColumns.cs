namespace MlPipeline.Learning.Trips;

/// <summary>The columns of a set of trips; each may be longer than there are trips.</summary>
internal sealed class TripColumns
{
    public TripColumns(int capacity)
    {
        Pickups = new DateTime[capacity];
        Seconds = new float[capacity];
        Miles = new double[capacity];
        PickupZones = new ushort[capacity];
        DropoffZones = new ushort[capacity];
    }

    public DateTime[] Pickups { get; private set; }

    public float[] Seconds { get; private set; }

    public double[] Miles { get; private set; }

    public ushort[] PickupZones { get; private set; }

    public ushort[] DropoffZones { get; private set; }

    public int Count { get; private set; }

    public void Add(DateTime pickup, double seconds, double miles, ushort pickupZone, ushort dropoffZone)
    {
        if (Count == Pickups.Length)
        {
            Resize(Math.Max(1024, Count * 2));
        }

        Pickups[Count] = pickup;
        Seconds[Count] = (float)seconds;
        Miles[Count] = miles;
        PickupZones[Count] = pickupZone;
        DropoffZones[Count] = dropoffZone;
        Count++;
    }

    /// <summary>Gives back the room that no trip needs.</summary>
    public void Trim() => Resize(Count);

    public TripColumns Select(ReadOnlySpan<int> rows)
    {
        var selected = new TripColumns(rows.Length);
        foreach (var row in rows)
        {
            selected.Add(Pickups[row], Seconds[row], Miles[row], PickupZones[row], DropoffZones[row]);
        }

        return selected;
    }

    private void Resize(int length)
    {
        Pickups = Resized(Pickups, length);
        Seconds = Resized(Seconds, length);
        Miles = Resized(Miles, length);
        PickupZones = Resized(PickupZones, length);
        DropoffZones = Resized(DropoffZones, length);
    }

    private static T[] Resized<T>(T[] column, int length)
    {
        Array.Resize(ref column, length);
        return column;
    }
}
