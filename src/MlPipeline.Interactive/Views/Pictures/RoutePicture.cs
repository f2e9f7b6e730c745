using MlPipeline.Contracts.Zones;
using MlPipeline.Interactive.Charts.Drawing;
using MlPipeline.Interactive.Views.Maps;

namespace MlPipeline.Interactive.Views.Pictures;

/// <summary>A ride on a small map: the middles of taxi zones as dots, a colour for each borough, and the two ends with their names.</summary>
internal sealed record RoutePicture(Route Route) : Picture("Route")
{
    private const double Width = 380;
    private const double MapHeight = 230;
    private const double Height = MapHeight + 24;

    private static readonly string[] Boroughs = [.. ZoneCentroids.All.Select(zone => Spoken(zone.Borough)).Distinct().Order(StringComparer.Ordinal)];
    private static readonly double[] ScaleLengths = [10, 5, 2, 1];

    public override string Description => $"From {Route.Start.Name} to {Route.End.Name}: {Distance}.";

    public override IReadOnlyList<Block> InWords =>
        [new FieldList([new("From", Route.Start.Name), new("To", Route.End.Name), new("Distance", Distance)])];

    private string Distance => $"{Words.Kilometres(Route.Kilometres)} in a straight line";

    public override string ToSvg() => Draw(Width, Height, 440, svg =>
    {
        var view = new MapView(Route, Width, MapHeight);
        var (start, end) = (view.At(Route.Start.Point), view.At(Route.End.Point));
        var dots = Dots(view);
        var ends = EndLabels(start, end);
        var boroughs = BoroughLabels.Place(dots, ends, start, end, Width, MapHeight);
        svg.Rectangle(
            0.5, 0.5, Width - 1, MapHeight - 1, ("rx", "8"), ("fill-opacity", "0.03"), ("stroke", "currentColor"), ("stroke-opacity", "0.25"));
        DrawDots(svg, dots, [.. ends, .. boroughs]);
        foreach (var name in boroughs)
        {
            svg.Text(name.Left, name.Baseline, name.Text, ("font-size", "11"), ("font-style", "italic"), ("opacity", "0.85"));
        }

        svg.Line(start.X, start.Y, end.X, end.Y, ("stroke", "currentColor"), ("stroke-width", "1.6"), ("stroke-dasharray", "6 4"));
        svg.Circle(start.X, start.Y, 7, ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "2"));
        svg.Circle(start.X, start.Y, 2.5);
        svg.Element("path", ("d", $"M{SvgWriter.Number(end.X)} {SvgWriter.Number(end.Y - 8)}l8 8l-8 8l-8-8z"));
        foreach (var name in ends)
        {
            svg.Text(name.Left, name.Baseline, name.Text, ("font-weight", "600"));
        }

        svg.Text(0, Height - 6, Distance);
        DrawScale(svg, view);
    });

    // The upper end is named above, the lower one below: the way between them stays free.
    private Label[] EndLabels(MapPoint start, MapPoint end)
    {
        var startIsUpper = start.Y <= end.Y;
        return
        [
            Label.Centred($"start: {Route.Start.Name}", start.X, start.Y + (startIsUpper ? -13 : 23), Width),
            Label.Centred($"end: {Route.End.Name}", end.X, end.Y + (startIsUpper ? 23 : -13), Width),
        ];
    }

    private static ILookup<string, MapPoint> Dots(MapView view) => ZoneCentroids.All
        .Select(zone => (zone.Borough, Point: view.At(Place.Middle(zone))))
        .Where(zone => zone.Point.X is > 5 and < Width - 5 && zone.Point.Y is > 5 and < MapHeight - 5)
        .ToLookup(zone => Spoken(zone.Borough), zone => zone.Point);

    private static void DrawDots(SvgWriter svg, ILookup<string, MapPoint> dots, IReadOnlyList<Label> labels)
    {
        foreach (var borough in dots)
        {
            svg.Open("g", ("fill", Palette.Of(Array.IndexOf(Boroughs, borough.Key))));
            svg.Words("title", borough.Key);
            foreach (var (x, y) in borough.Where(dot => !labels.Any(label => label.Covers(dot))))
            {
                svg.Circle(x, y, 3);
            }

            svg.Close();
        }
    }

    private static string Spoken(string borough) => borough == "EWR" ? "Newark" : borough;

    private static void DrawScale(SvgWriter svg, MapView view)
    {
        var kilometres = ScaleLengths.FirstOrDefault(length => length * view.PixelsPerKilometre <= 100, ScaleLengths[^1]);
        var length = kilometres * view.PixelsPerKilometre;
        var (left, right, level) = (Width - length, Width - 1, Height - 10);
        svg.Element(
            "path",
            ("d", $"M{SvgWriter.Number(left)} {SvgWriter.Number(level - 4)}v4H{SvgWriter.Number(right)}v-4"),
            ("fill", "none"),
            ("stroke", "currentColor"));
        svg.Text(left - 6, Height - 6, Words.Kilometres(kilometres), ("text-anchor", "end"), ("font-size", "11"));
    }
}
