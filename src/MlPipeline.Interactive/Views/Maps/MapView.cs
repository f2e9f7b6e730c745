namespace MlPipeline.Interactive.Views.Maps;

/// <summary>The part of the city that a map shows: both ends of a route with room around them, north at the top.</summary>
internal sealed class MapView
{
    private const double KilometresPerDegree = 111.2;

    // Room for names beside the ends.
    private const double SideRoom = 56;
    private const double UpperRoom = 44;

    // A ride around the corner still shows its neighbourhood.
    private const double LeastKilometresAcross = 6;

    private readonly GeoPoint _middle;
    private readonly double _shrink;

    public MapView(Route route, double width, double height)
    {
        (Width, Height) = (width, height);
        var (start, end) = (route.Start.Point, route.End.Point);
        _middle = new GeoPoint((start.Latitude + end.Latitude) / 2, (start.Longitude + end.Longitude) / 2);
        _shrink = Math.Cos(_middle.Latitude * Math.PI / 180);
        var across = Math.Abs(end.Longitude - start.Longitude) * _shrink * KilometresPerDegree;
        var up = Math.Abs(end.Latitude - start.Latitude) * KilometresPerDegree;
        PixelsPerKilometre = Math.Min(
            width / LeastKilometresAcross, Math.Min(Fit(width - 2 * SideRoom, across), Fit(height - 2 * UpperRoom, up)));
    }

    public double Width { get; }

    public double Height { get; }

    public double PixelsPerKilometre { get; }

    public MapPoint At(GeoPoint point) => new(
        Width / 2 + (point.Longitude - _middle.Longitude) * _shrink * KilometresPerDegree * PixelsPerKilometre,
        Height / 2 - (point.Latitude - _middle.Latitude) * KilometresPerDegree * PixelsPerKilometre);

    private static double Fit(double room, double kilometres) => kilometres > 0 ? room / kilometres : double.PositiveInfinity;
}
