namespace MlPipeline.Learning.Zones;

/// <summary>
/// The way back from the plane of New York's Long Island zone (EPSG:2263: Lambert's conformal conic with two standard parallels, GRS 80, US
/// survey feet) to degrees. Formulas: J. P. Snyder, <i>Map Projections: A Working Manual</i>, USGS Professional Paper 1395, pp. 107 to 109
/// and equation 7-9; its datum NAD 83 is taken for WGS 84, from which it differs by a metre or two.
/// </summary>
internal static class LambertConformalConic
{
    private const double UsSurveyFoot = 1200.0 / 3937;
    private const double SemiMajorAxis = 6_378_137;
    private const double Flattening = 1 / 298.257222101;
    private const double FalseEasting = 300_000;
    private const double LatitudeOfOrigin = 40 + (10.0 / 60);
    private const double CentralMeridian = -74;
    private const double NorthernParallel = 41 + (2.0 / 60);
    private const double SouthernParallel = 40 + (40.0 / 60);
    private const int Iterations = 8;

    private static readonly double Eccentricity = Math.Sqrt(Flattening * (2 - Flattening));
    private static readonly double Cone =
        (Math.Log(M(NorthernParallel)) - Math.Log(M(SouthernParallel))) / (Math.Log(T(NorthernParallel)) - Math.Log(T(SouthernParallel)));

    private static readonly double Scale = M(NorthernParallel) / (Cone * Math.Pow(T(NorthernParallel), Cone));
    private static readonly double RadiusOfOrigin = SemiMajorAxis * Scale * Math.Pow(T(LatitudeOfOrigin), Cone);

    /// <summary>Turns a place of the plane into degrees.</summary>
    /// <param name="x">Feet to the east.</param>
    /// <param name="y">Feet to the north.</param>
    public static (double Latitude, double Longitude) ToDegrees(double x, double y)
    {
        var east = (x * UsSurveyFoot) - FalseEasting;
        var south = RadiusOfOrigin - (y * UsSurveyFoot);
        var radius = Math.Sqrt((east * east) + (south * south));
        var t = Math.Pow(radius / (SemiMajorAxis * Scale), 1 / Cone);
        var longitude = (Math.Atan2(east, south) / Cone * 180 / Math.PI) + CentralMeridian;
        return (Latitude(t), longitude);
    }

    private static double Latitude(double t)
    {
        var latitude = (Math.PI / 2) - (2 * Math.Atan(t));
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var sine = Eccentricity * Math.Sin(latitude);
            latitude = (Math.PI / 2) - (2 * Math.Atan(t * Math.Pow((1 - sine) / (1 + sine), Eccentricity / 2)));
        }

        return latitude * 180 / Math.PI;
    }

    private static double M(double latitude)
    {
        var (sine, cosine) = Math.SinCos(latitude * Math.PI / 180);
        return cosine / Math.Sqrt(1 - (Eccentricity * Eccentricity * sine * sine));
    }

    private static double T(double latitude)
    {
        var radians = latitude * Math.PI / 180;
        var sine = Eccentricity * Math.Sin(radians);
        return Math.Tan((Math.PI / 4) - (radians / 2)) / Math.Pow((1 - sine) / (1 + sine), Eccentricity / 2);
    }
}
