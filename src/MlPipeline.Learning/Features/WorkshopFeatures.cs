namespace MlPipeline.Learning.Features;

/// <summary>The workshop's fourteen features (<see cref="FeatureSchema.Workshop"/>).</summary>
internal sealed class WorkshopFeatures : FeatureDerivation
{
    private const int WorkBegins = 8;
    private const int WorkEnds = 18;
    private const int FirstMonthPlace = 8;
    private const int Months = 6;

    public override IReadOnlyList<string> Names { get; } =
    [
        "work", "start_latitude", "start_longitude", "end_latitude", "end_longitude", "distance", "weekday", "hour",
        "month_1", "month_2", "month_3", "month_4", "month_5", "month_6",
    ];

    public override bool TakesPaces => false;

    public override void Fill(TripSet trips, int row, Span<double> inputs)
    {
        var pickup = trips.Pickups[row];
        var start = trips.Zones[trips.PickupZones[row]];
        var end = trips.Zones[trips.DropoffZones[row]];
        var isWeekday = pickup.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        var isWork = isWeekday && pickup.Hour is >= WorkBegins and < WorkEnds;

        inputs[0] = isWork ? 1 : 0;
        inputs[1] = start.Latitude;
        inputs[2] = start.Longitude;
        inputs[3] = end.Latitude;
        inputs[4] = end.Longitude;
        inputs[5] = trips.Miles[row];
        inputs[6] = isWeekday ? 1 : 0;
        inputs[7] = pickup.Hour;
        for (var month = 1; month <= Months; month++)
        {
            inputs[FirstMonthPlace + month - 1] = pickup.Month == month ? 1 : 0;
        }
    }

    /// <summary>The workshop's trees take what its requests give.</summary>
    public override void Derive(ReadOnlySpan<double> inputs, ZonePaces paces, Span<double> features) => inputs.CopyTo(features);
}
