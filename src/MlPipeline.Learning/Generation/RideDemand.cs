using MlPipeline.Learning.Randomness;
using MlPipeline.Learning.Zones;

namespace MlPipeline.Learning.Generation;

/// <summary>Where people go: busy zones more often, near ones much more often, and from an airport anywhere.</summary>
internal sealed class RideDemand
{
    private const double NearMiles = 1.5;
    private const double FarShare = 0.045;
    private const double AirportShare = 0.28;
    private const double SpreadInZone = 0.17;
    private const double DetourSpread = 0.12;

    private static readonly HashSet<int> Airports = [1, 132, 138];

    private readonly IReadOnlyList<BuiltInZone> _zones = BuiltInZones.All;
    private readonly (double Along, double Across)[] _places;
    private readonly WeightedChoice _pickups;
    private readonly WeightedChoice[] _dropoffs;

    public RideDemand()
    {
        _places = [.. _zones.Select(entry => StreetGrid.Place(entry.Zone.Latitude, entry.Zone.Longitude))];
        _pickups = new WeightedChoice(_zones.Select(entry => entry.Pickups));
        _dropoffs = [.. _zones.Select((_, from) => new WeightedChoice(_zones.Select((_, to) => DropoffWeight(from, to))))];
    }

    /// <summary>Makes up a ride: both zones and the miles between two spots in them.</summary>
    public (TaxiZone From, TaxiZone To, double Miles) Next(RandomSequence random)
    {
        var from = _pickups.Next(random);
        var to = _dropoffs[from].Next(random);
        var start = Spot(_places[from], random);
        var end = Spot(_places[to], random);
        var detour = Math.Exp(random.NextNormal() * DetourSpread);
        var miles = (StreetGrid.Distance(start, end) * detour) + 0.1;
        return (_zones[from].Zone, _zones[to].Zone, Math.Round(miles, 2));
    }

    private static (double Along, double Across) Spot((double Along, double Across) place, RandomSequence random) =>
        (place.Along + (random.NextNormal() * SpreadInZone), place.Across + (random.NextNormal() * SpreadInZone));

    private double DropoffWeight(int from, int to)
    {
        if (Airports.Contains(_zones[from].Zone.Id))
        {
            return from == to ? 0.1 : _zones[to].Dropoffs;
        }

        var nearness = Airports.Contains(_zones[to].Zone.Id)
            ? AirportShare
            : Math.Exp(-StreetGrid.Distance(_places[from], _places[to]) / NearMiles) + FarShare;
        return nearness * _zones[to].Dropoffs;
    }
}
