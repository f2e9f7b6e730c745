using MlPipeline.Learning.Tests.Support;
using MlPipeline.Learning.Zones;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;

namespace MlPipeline.Learning.Tests.Zones;

public sealed class ZoneShapesTests : IDisposable
{
    private const string Lookup = "\"LocationID\",\"Borough\",\"Zone\",\"service_zone\"\n1,\"EWR\",\"Newark Airport\",\"EWR\"\n132,\"Queens\",\"JFK Airport\",\"Airports\"\n264,\"Unknown\",\"NV\",\"N/A\"\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public void Names_come_from_the_table_and_places_from_the_shapes()
    {
        _folder.Write("taxi_zone_lookup.csv", Lookup);
        // A square mile around the Empire State Building on the city's plane, and one in degrees.
        Write((132, Square(988222, 211972, 2640)), (1, Square(-74.177, 40.69, 0.01)));

        var zones = ZoneTable.ReadTlc(_folder["taxi_zone_lookup.csv"], _folder["taxi_zones.shp"]);

        Assert.Equal(2, zones.Count);
        Assert.Equal(("JFK Airport", "Queens"), (zones[132].Name, zones[132].Borough));
        Assert.Equal(40.7485, zones[132].Latitude, 0.0002);
        Assert.Equal(-73.9857, zones[132].Longitude, 0.0002);
        Assert.Equal(40.69, zones[1].Latitude, 1e-6);
    }

    [Theory]
    // Of the projection's own definition: its origin, and the false easting on the central meridian.
    [InlineData(984250, 0, 40.16666667, -74)]
    // The Empire State Building's place in both systems, as the city's building footprints have it.
    [InlineData(988222, 211972, 40.74849, -73.98566)]
    public void The_citys_plane_becomes_degrees(double x, double y, double latitude, double longitude)
    {
        var place = LambertConformalConic.ToDegrees(x, y);

        Assert.Equal(latitude, place.Latitude, 2e-4);
        Assert.Equal(longitude, place.Longitude, 2e-4);
    }

    [Fact]
    public void Files_that_are_none_are_named()
    {
        _folder.Write("taxi_zone_lookup.csv", Lookup);
        _folder.Write("taxi_zones.shp", "no shapes");
        _folder.Write("other.csv", "a,b\n1,2\n");

        var shapes = Assert.Throws<InvalidDataException>(() => ZoneTable.ReadTlc(_folder["taxi_zone_lookup.csv"], _folder["taxi_zones.shp"]));
        Write((999, Square(0, 0, 1)));
        var unknown = Assert.Throws<InvalidDataException>(() => ZoneTable.ReadTlc(_folder["taxi_zone_lookup.csv"], _folder["taxi_zones.shp"]));
        var table = Assert.Throws<InvalidDataException>(() => ZoneTable.ReadTlc(_folder["other.csv"], _folder["taxi_zones.shp"]));

        Assert.All([shapes, unknown, table], error => Assert.Contains("taxi_zones.shp of its taxi_zones.zip", error.Message, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static Polygon Square(double x, double y, double half) => new(new LinearRing(
        [new(x - half, y - half), new(x - half, y + half), new(x + half, y + half), new(x + half, y - half), new(x - half, y - half)]));

    private void Write(params (int Id, Polygon Shape)[] zones) => Shapefile.WriteAllFeatures(
        zones.Select(zone => new Feature(zone.Shape, new AttributesTable { { "LocationID", zone.Id } })), _folder["taxi_zones.shp"]);
}
