namespace MlPipeline.Learning.Features;

/// <summary>The three airports of the city's yellow cabs: Newark, John F. Kennedy and LaGuardia.</summary>
internal static class Airports
{
    // Around the centroid of the taxi zone, which tables place half a mile apart.
    private const double NearDegrees = 0.01;

    private static readonly (double Latitude, double Longitude)[] All = [(40.6895, -74.1768), (40.6427, -73.7783), (40.7749, -73.8728)];

    public static bool IsNear(double latitude, double longitude)
    {
        foreach (var airport in All)
        {
            if (Math.Abs(latitude - airport.Latitude) < NearDegrees && Math.Abs(longitude - airport.Longitude) < NearDegrees)
            {
                return true;
            }
        }

        return false;
    }
}
