namespace MlPipeline.Learning.Features;

/// <summary>
/// Features of <see cref="FeatureSchema.Rich"/>: time of day and week as hours and as points on a circle, the straight line and the way
/// along Manhattan's grid, which end is an airport, and how slow traffic is at either.
/// </summary>
internal sealed class RichFeatures : FeatureDerivation
{
    private const double HoursOfDay = 24;
    private const double HoursOfWeek = 7 * 24;
    private const int WorkBegins = 8;
    private const int WorkEnds = 18;
    private const int Saturday = (int)DayOfWeek.Saturday;
    private const int Sunday = (int)DayOfWeek.Sunday;

    public override IReadOnlyList<string> Names { get; } =
    [
        "start_latitude", "start_longitude", "end_latitude", "end_longitude", "distance",
        "is_weekday", "is_work", "hour", "time_of_day", "day_of_week", "time_of_week", "day_of_year",
        "time_of_day_sine", "time_of_day_cosine", "time_of_week_sine", "time_of_week_cosine",
        "straight_miles", "east_miles", "north_miles", "avenue_miles", "street_miles", "grid_miles", "detour", "detour_miles",
        "bearing_sine", "bearing_cosine", "start_is_airport", "end_is_airport", "start_pace", "end_pace",
    ];

    public override bool TakesPaces => true;

    public override void Fill(TripSet trips, int row, Span<double> inputs)
    {
        var pickup = trips.Pickups[row];
        var start = trips.Zones[trips.PickupZones[row]];
        var end = trips.Zones[trips.DropoffZones[row]];
        ReadOnlySpan<double> values =
        [
            start.Latitude, start.Longitude, end.Latitude, end.Longitude, trips.Miles[row],
            pickup.Month, pickup.Day, (int)pickup.DayOfWeek, pickup.Hour, pickup.Minute,
        ];
        values.CopyTo(inputs);
    }

    public override void Derive(ReadOnlySpan<double> inputs, ZonePaces paces, Span<double> features)
    {
        var (month, day, dayOfWeek, hour, minute) = (inputs[5], inputs[6], inputs[7], inputs[8], inputs[9]);
        var timeOfDay = hour + (minute / 60);
        var timeOfWeek = (dayOfWeek * HoursOfDay) + timeOfDay;
        var isWeekday = dayOfWeek is not (Saturday or Sunday);
        var way = StraightLine.Of(inputs[0], inputs[1], inputs[2], inputs[3]);
        var miles = inputs[4];
        var (daySine, dayCosine) = Math.SinCos(2 * Math.PI * timeOfDay / HoursOfDay);
        var (weekSine, weekCosine) = Math.SinCos(2 * Math.PI * timeOfWeek / HoursOfWeek);
        ReadOnlySpan<double> values =
        [
            inputs[0], inputs[1], inputs[2], inputs[3], miles,
            isWeekday ? 1 : 0, isWeekday && hour is >= WorkBegins and < WorkEnds ? 1 : 0, hour, timeOfDay, dayOfWeek, timeOfWeek, DayOfYear(month, day),
            daySine, dayCosine, weekSine, weekCosine,
            way.Miles, way.East, way.North, way.AlongAvenues, way.AlongStreets, way.AlongGrid,
            way.Miles > 0 ? miles / way.Miles : 0, miles - way.AlongGrid,
            way.BearingSine, way.BearingCosine,
            Airports.IsNear(inputs[0], inputs[1]) ? 1 : 0, Airports.IsNear(inputs[2], inputs[3]) ? 1 : 0,
            paces.At(inputs[0], inputs[1]).Start, paces.At(inputs[2], inputs[3]).End,
        ];
        values.CopyTo(features);
    }

    /// <summary>Of a year that is no leap year; what is no month counts from the nearest one.</summary>
    private static double DayOfYear(double month, double day)
    {
        ReadOnlySpan<int> before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
        return before[(int)Math.Clamp(month, 1, before.Length) - 1] + day;
    }
}
