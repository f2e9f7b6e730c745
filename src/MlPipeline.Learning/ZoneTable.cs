using System.Diagnostics.CodeAnalysis;
using MlPipeline.Learning.Zones;

namespace MlPipeline.Learning;

/// <summary>Taxi zones by their id. A table never changes after it was made.</summary>
public sealed class ZoneTable
{
    private static readonly Lazy<ZoneTable> BuiltInTable = new(() => new ZoneTable(BuiltInZones.All.Select(entry => entry.Zone)));

    private readonly TaxiZone?[] _byId;

    /// <summary>Makes a table. Where an id stands twice, the first entry counts.</summary>
    /// <param name="zones">The zones; ids from 0 to 65535.</param>
    public ZoneTable(IEnumerable<TaxiZone> zones)
    {
        var byId = new Dictionary<int, TaxiZone>();
        foreach (var zone in zones)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(zone.Id, nameof(zones));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(zone.Id, ushort.MaxValue, nameof(zones));
            byId.TryAdd(zone.Id, zone);
        }

        Zones = [.. byId.Values];
        _byId = new TaxiZone?[byId.Count == 0 ? 0 : byId.Keys.Max() + 1];
        foreach (var (id, zone) in byId)
        {
            _byId[id] = zone;
        }
    }

    /// <summary>The busiest zones of the yellow cabs, which cover well over nine of ten trips, without any file.</summary>
    public static ZoneTable BuiltIn => BuiltInTable.Value;

    /// <summary>Every zone once, in the order of the source.</summary>
    public IReadOnlyList<TaxiZone> Zones { get; }

    /// <summary>How many zones there are.</summary>
    public int Count => Zones.Count;

    /// <summary>The zone of an id.</summary>
    /// <param name="id">The TLC's <c>LocationID</c>.</param>
    /// <returns>The zone.</returns>
    /// <exception cref="KeyNotFoundException">The table has no such zone.</exception>
    public TaxiZone this[int id] => TryGet(id, out var zone)
        ? zone
        : throw new KeyNotFoundException($"The zone table has no zone {id}. It holds {Count} zones; ZoneTable.Read takes a full lookup file.");

    /// <summary>Reads the workshop's lookup file (<c>lookup-ipyheader.csv</c>).</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The zones of the file.</returns>
    /// <exception cref="InvalidDataException">The file is no such table; the message says what to do.</exception>
    public static ZoneTable Read(string path) => ZoneFile.Read(path);

    /// <summary>Reads the TLC's own zones: names from its lookup table, centroids from its shapes.</summary>
    /// <param name="lookupPath">Path of <c>taxi_zone_lookup.csv</c>.</param>
    /// <param name="shapePath">Path of <c>taxi_zones.shp</c>, with its <c>.dbf</c> and <c>.shx</c> beside it.</param>
    /// <returns>The zones that are in both.</returns>
    /// <exception cref="InvalidDataException">A file is no such table, or no such shapes; the message says what to do.</exception>
    public static ZoneTable ReadTlc(string lookupPath, string shapePath) => ZoneShapes.Read(lookupPath, shapePath);

    /// <summary>Looks a zone up.</summary>
    /// <param name="id">The TLC's <c>LocationID</c>.</param>
    /// <param name="zone">The zone, or null.</param>
    /// <returns>True where the table has the zone.</returns>
    public bool TryGet(int id, [NotNullWhen(true)] out TaxiZone? zone)
    {
        zone = (uint)id < (uint)_byId.Length ? _byId[id] : null;
        return zone is not null;
    }

    /// <summary>Whether the table has a zone.</summary>
    /// <param name="id">The TLC's <c>LocationID</c>.</param>
    /// <returns>True where it has.</returns>
    public bool Contains(int id) => TryGet(id, out _);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} taxi zones";
}
