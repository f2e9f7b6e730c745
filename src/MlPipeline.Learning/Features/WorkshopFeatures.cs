namespace MlPipeline.Learning.Features;

/// <summary>Makes the workshop's fourteen features of a trip (<see cref="FeatureSchema.Workshop"/>).</summary>
internal static class WorkshopFeatures
{
    private const int WorkBegins = 8;
    private const int WorkEnds = 18;
    private const int FirstMonthPlace = 8;
    private const int Months = 6;

    /// <summary>Writes the features of one trip in the order of the schema.</summary>
    public static void Fill(TripSet trips, int row, Span<double> features)
    {
        var pickup = trips.Pickups[row];
        var start = trips.Zones[trips.PickupZones[row]];
        var end = trips.Zones[trips.DropoffZones[row]];
        var isWeekday = pickup.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        var isWork = isWeekday && pickup.Hour is >= WorkBegins and < WorkEnds;

        features[0] = isWork ? 1 : 0;
        features[1] = start.Latitude;
        features[2] = start.Longitude;
        features[3] = end.Latitude;
        features[4] = end.Longitude;
        features[5] = trips.Miles[row];
        features[6] = isWeekday ? 1 : 0;
        features[7] = pickup.Hour;
        for (var month = 1; month <= Months; month++)
        {
            features[FirstMonthPlace + month - 1] = pickup.Month == month ? 1 : 0;
        }
    }
}
