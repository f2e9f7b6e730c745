using MlPipeline.Learning.Randomness;

namespace MlPipeline.Learning.Generation;

/// <summary>
/// How fast cabs get on: by hour of the week, slower in midtown, faster on the highways that long rides use, slower towards
/// summer, and with luck and weather that nothing explains.
/// </summary>
internal sealed class Traffic
{
    private const double StopsSeconds = 45;
    private const double StreetMiles = 2.2;
    private const double StreetShareBeyond = 0.2;
    private const double HighwayFactor = 3.9;
    private const double HighwayOffset = -7;
    private const double SlowestHighway = 20;
    private const double RideSpread = 0.22;
    private const double DaySpread = 0.06;
    private const double MidtownRadius = 1.1;
    private const double MidtownSlowdown = 0.5;
    private const double FreeFlow = 18;
    private const int SecondsPerHour = 3600;

    private static readonly double[] WeekdaySpeeds =
        [15.5, 17, 17.5, 18, 18, 17.5, 15, 12.3, 10.4, 9.9, 9.7, 9.7, 10, 10.1, 10, 9.8, 10.2, 10.2, 10.4, 11.4, 12.5, 13.2, 13.6, 14.5];

    private static readonly double[] WeekendSpeeds =
        [13, 13.8, 14.4, 15.5, 17, 19, 19, 17, 15.6, 14.2, 13, 12.1, 11.5, 11, 11.1, 11, 10.8, 10.6, 10.8, 11.1, 11.8, 12, 12.3, 13.2];

    private static readonly double[] MonthFactors = [1.05, 1.03, 1.01, 0.99, 0.96, 0.95];
    private static readonly (double Along, double Across) Midtown = StreetGrid.Place(40.756, -73.979);

    private readonly Dictionary<DateOnly, double> _dayFactors = [];
    private readonly RandomSequence _days;

    public Traffic(int seed) => _days = new RandomSequence(seed);

    /// <summary>Makes up how long a ride takes.</summary>
    public int Seconds(DateTime pickup, TaxiZone from, TaxiZone to, double miles, RandomSequence random)
    {
        var streetMiles = Math.Min(miles, StreetMiles + (Math.Max(0, miles - StreetMiles) * StreetShareBeyond));
        var highwayMiles = miles - streetMiles;
        var isWeekend = pickup.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var hourSpeed = (isWeekend ? WeekendSpeeds : WeekdaySpeeds)[pickup.Hour] * MonthFactors[pickup.Month - 1];
        var crowding = Math.Clamp((FreeFlow - hourSpeed) / FreeFlow, 0, 1) * 2;
        var streetSpeed = hourSpeed * (1 - (crowding * (Slowdown(from) + Slowdown(to)) / 2));
        var highwaySpeed = Math.Max(SlowestHighway, (hourSpeed * HighwayFactor) + HighwayOffset);
        var hours = (streetMiles / streetSpeed) + (highwayMiles / highwaySpeed);
        var luck = Math.Exp(random.NextNormal() * RideSpread) * DayFactor(DateOnly.FromDateTime(pickup));
        return (int)((StopsSeconds + (hours * SecondsPerHour)) * luck);
    }

    private static double Slowdown(TaxiZone zone)
    {
        var place = StreetGrid.Place(zone.Latitude, zone.Longitude);
        var distance = StreetGrid.Distance(place, Midtown) / MidtownRadius;
        return MidtownSlowdown * Math.Exp(-distance * distance);
    }

    private double DayFactor(DateOnly day)
    {
        if (!_dayFactors.TryGetValue(day, out var factor))
        {
            factor = Math.Exp(_days.NextNormal() * DaySpread);
            _dayFactors.Add(day, factor);
        }

        return factor;
    }
}
