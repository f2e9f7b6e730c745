using System.Text.Json;

namespace MlPipeline.Interactive.Views.Maps;

/// <summary>Where a ride begins and ends.</summary>
internal sealed record Route(Place Start, Place End)
{
    // Farther off there is nothing to draw between.
    private const double FarthestFromCity = 40;

    /// <summary>The distance in kilometres, as the crow flies.</summary>
    public double Kilometres => Start.Point.KilometresTo(End.Point);

    /// <summary>The route that feature values tell of; null where they tell of none in or near the city.</summary>
    public static Route? Of(JsonElement arguments) =>
        Find(arguments, "start") is { } start && Find(arguments, "end") is { } end ? new Route(start, end) : null;

    private static Place? Find(JsonElement arguments, string side)
    {
        if (Number(arguments, side + "_latitude") is not { } latitude || Number(arguments, side + "_longitude") is not { } longitude)
        {
            return null;
        }

        var point = new GeoPoint(latitude, longitude);
        return point.IsOnEarth && Place.At(point) is { KilometresAway: <= FarthestFromCity } place ? place : null;
    }

    private static double? Number(JsonElement arguments, string name) =>
        arguments.ValueKind == JsonValueKind.Object
        && arguments.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var number)
            ? number
            : null;
}
