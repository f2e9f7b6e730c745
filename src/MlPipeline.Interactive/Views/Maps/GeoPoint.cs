namespace MlPipeline.Interactive.Views.Maps;

/// <summary>A point on the earth, in degrees.</summary>
internal readonly record struct GeoPoint(double Latitude, double Longitude)
{
    private const double EarthRadius = 6371.0088;

    /// <summary>Whether there is such a point.</summary>
    public bool IsOnEarth => Math.Abs(Latitude) <= 90 && Math.Abs(Longitude) <= 180;

    /// <summary>The distance along the ground in kilometres, as the crow flies.</summary>
    public double KilometresTo(GeoPoint other)
    {
        var (latitude, longitude) = (Radians(other.Latitude - Latitude), Radians(other.Longitude - Longitude));
        var chord = Square(Math.Sin(latitude / 2))
            + Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Square(Math.Sin(longitude / 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Square(double value) => value * value;

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
