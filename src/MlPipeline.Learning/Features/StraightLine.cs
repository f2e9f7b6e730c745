namespace MlPipeline.Learning.Features;

/// <summary>
/// The straight line between two places, on a plane that touches the earth between them: over the few miles of a city that is as good as
/// the great circle.
/// </summary>
/// <param name="East">Miles to the east.</param>
/// <param name="North">Miles to the north.</param>
internal readonly record struct StraightLine(double East, double North)
{
    private const double EarthMiles = 3958.8;

    // Manhattan's avenues run 29 degrees east of north (the Commissioners' Plan of 1811).
    private static readonly (double Sin, double Cos) Grid = Math.SinCos(29 * Math.PI / 180);

    public double Miles => Math.Sqrt((East * East) + (North * North));

    public double AlongStreets => (East * Grid.Cos) - (North * Grid.Sin);

    public double AlongAvenues => (East * Grid.Sin) + (North * Grid.Cos);

    public double AlongGrid => Math.Abs(AlongStreets) + Math.Abs(AlongAvenues);

    public double BearingSine => Miles > 0 ? East / Miles : 0;

    public double BearingCosine => Miles > 0 ? North / Miles : 0;

    public static StraightLine Of(double startLatitude, double startLongitude, double endLatitude, double endLongitude)
    {
        var middle = Radians((startLatitude + endLatitude) / 2);
        return new StraightLine(
            Radians(endLongitude - startLongitude) * Math.Cos(middle) * EarthMiles, Radians(endLatitude - startLatitude) * EarthMiles);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
