namespace MlPipeline.Learning.Generation;

/// <summary>Distances as streets go: Manhattan's avenues run 29 degrees east of north, and cabs go along and across them.</summary>
internal static class StreetGrid
{
    private const double MilesPerDegreeOfLatitude = 69.05;
    private const double MilesPerDegreeOfLongitude = 52.4;
    private const double AvenueAngle = 29 * Math.PI / 180;

    private static readonly (double Sin, double Cos) Avenue = Math.SinCos(AvenueAngle);

    /// <summary>Where a point lies, in miles along the avenues and across them.</summary>
    public static (double Along, double Across) Place(double latitude, double longitude)
    {
        var north = latitude * MilesPerDegreeOfLatitude;
        var east = longitude * MilesPerDegreeOfLongitude;
        return ((north * Avenue.Cos) + (east * Avenue.Sin), (east * Avenue.Cos) - (north * Avenue.Sin));
    }

    /// <summary>Miles between two places by way of the grid.</summary>
    public static double Distance((double Along, double Across) from, (double Along, double Across) to) =>
        Math.Abs(from.Along - to.Along) + Math.Abs(from.Across - to.Across);
}
