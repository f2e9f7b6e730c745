using System.Collections;
using MlPipeline.Learning.Randomness;
using MlPipeline.Learning.Trips;

namespace MlPipeline.Learning;

/// <summary>Trips held column by column. A set never changes after it was made.</summary>
public sealed class TripSet : IReadOnlyList<Trip>
{
    private readonly TripColumns _columns;

    internal TripSet(TripColumns columns, ZoneTable zones, TripReadReport report)
    {
        _columns = columns;
        Zones = zones;
        Report = report;
    }

    /// <summary>What became of the rows these trips were read from; a part of a set keeps the report of the whole.</summary>
    public TripReadReport Report { get; }

    /// <summary>The zones that the trips refer to.</summary>
    public ZoneTable Zones { get; }

    /// <inheritdoc/>
    public int Count => _columns.Count;

    /// <summary>When the trips began.</summary>
    public ReadOnlySpan<DateTime> Pickups => _columns.Pickups.AsSpan(0, Count);

    /// <summary>How long the trips took: the label.</summary>
    public ReadOnlySpan<float> Seconds => _columns.Seconds.AsSpan(0, Count);

    /// <summary>How far the trips went.</summary>
    public ReadOnlySpan<double> Miles => _columns.Miles.AsSpan(0, Count);

    /// <summary>Zones the trips began in.</summary>
    public ReadOnlySpan<ushort> PickupZones => _columns.PickupZones.AsSpan(0, Count);

    /// <summary>Zones the trips ended in.</summary>
    public ReadOnlySpan<ushort> DropoffZones => _columns.DropoffZones.AsSpan(0, Count);

    /// <inheritdoc/>
    public Trip this[int index] => new(
        Pickups[index], Seconds[index], Miles[index], PickupZones[index], DropoffZones[index]);

    /// <summary>Makes a set of trips that are already at hand.</summary>
    /// <param name="trips">The trips; those that the workshop's rules exclude are dropped and counted.</param>
    /// <param name="zones">The zones that the trips refer to.</param>
    /// <returns>The set.</returns>
    public static TripSet From(IEnumerable<Trip> trips, ZoneTable zones)
    {
        var builder = new TripSetBuilder(zones);
        foreach (var trip in trips)
        {
            builder.Add(trip.Pickup, trip.Seconds, trip.Miles, trip.PickupZone, trip.DropoffZone);
        }

        return builder.Build("memory");
    }

    /// <summary>Splits the trips at random in one part to train on and one to test with.</summary>
    /// <param name="test">Share of the trips to test with, between 0 and 1.</param>
    /// <param name="seed">The same seed gives the same split, on every machine.</param>
    /// <returns>Both parts.</returns>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public TripSplit Split(double test = 0.2, int seed = 42)
    {
        var testCount = CountOfTest(test);
        var order = RandomOrder(Count, seed);
        var trainPart = order.AsSpan(testCount);
        var testPart = order.AsSpan(0, testCount);
        return new TripSplit(Select(trainPart), Select(testPart));
    }

    /// <summary>
    /// Splits the trips by time: the earlier ones to train on, the latest to test with, as a model meets them once it
    /// serves.
    /// </summary>
    /// <param name="test">Share of the trips to test with, between 0 and 1.</param>
    /// <returns>Both parts.</returns>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public TripSplit SplitByTime(double test = 0.2)
    {
        var testCount = CountOfTest(test);
        var order = Enumerable.Range(0, Count).ToArray();
        Array.Sort(_columns.Pickups[..Count], order);
        return new TripSplit(Select(order.AsSpan(0, Count - testCount)), Select(order.AsSpan(Count - testCount)));
    }

    /// <inheritdoc/>
    public IEnumerator<Trip> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Count:N0} trips";

    private int CountOfTest(double test)
    {
        var count = (int)Math.Round(Count * test);
        return test > 0 && test < 1 && count > 0 && count < Count
            ? count
            : throw new ArgumentException(
                $"{Count:N0} trips cannot be split with a test share of {test}; both parts need at least one trip. {Report}", nameof(test));
    }

    private static int[] RandomOrder(int count, int seed)
    {
        var order = new int[count];
        for (var index = 0; index < count; index++)
        {
            order[index] = index;
        }

        new RandomSequence(seed).Shuffle(order);
        return order;
    }

    private TripSet Select(Span<int> rows)
    {
        // In the order of the file, so that neighbours in memory stay neighbours.
        rows.Sort();
        return new TripSet(_columns.Select(rows), Zones, Report);
    }
}
