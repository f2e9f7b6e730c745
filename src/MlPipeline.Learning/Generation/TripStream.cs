using MlPipeline.Learning.Randomness;

namespace MlPipeline.Learning.Generation;

/// <summary>Makes up trip after trip; the same seed gives the same trips.</summary>
internal sealed class TripStream(int seed, double dirtyShare)
{
    private const double FareBase = 2.5;
    private const double FarePerMile = 2.1;
    private const double FarePerMinute = 0.3;
    private const double Surcharges = 3.3;
    private const double TippingShare = 0.68;

    private static readonly WeightedChoice PassengerCounts = new([2, 70, 15, 4, 2, 4, 3]);

    private readonly RandomSequence _random = new(seed);
    private readonly CalendarDemand _calendar = new();
    private readonly RideDemand _rides = new();
    private readonly Traffic _traffic = new(seed);

    public GeneratedTrip Next()
    {
        var pickup = _calendar.Next(_random);
        var (from, to, miles) = _rides.Next(_random);
        var seconds = _traffic.Seconds(pickup, from, to, miles, _random);
        var fare = Math.Round((FareBase + (miles * FarePerMile) + (seconds / 60 * FarePerMinute)) * 2) / 2;
        var trip = new GeneratedTrip(
            pickup,
            pickup.AddSeconds(seconds),
            PassengerCounts.Next(_random),
            miles,
            from.Id,
            to.Id,
            fare,
            Math.Round(fare + Surcharges + Tip(fare), 2));
        return _random.NextDouble() < dirtyShare ? DirtyRecords.Damage(trip, _random) : trip;
    }

    private double Tip(double fare) => _random.NextDouble() < TippingShare ? (fare + Surcharges) * 0.2 : 0;
}
