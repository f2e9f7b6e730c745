using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Zones;

public sealed class ZoneTableTests
{
    private const string Header = "pqlookup.long,pqlookup.lat,pqlookup.borough,pqlookup.location_i,pqlookup.zone\n";

    [Fact]
    public void Built_in_zones_lie_in_and_around_the_city()
    {
        Assert.InRange(ZoneTable.BuiltIn.Count, 70, 263);
        Assert.All(ZoneTable.BuiltIn.Zones, zone =>
        {
            Assert.InRange(zone.Latitude, 40.5, 40.95);
            Assert.InRange(zone.Longitude, -74.3, -73.7);
        });
        Assert.Equal("JFK Airport", ZoneTable.BuiltIn[132].Name);
    }

    [Fact]
    public void Built_in_zones_agree_with_the_real_table()
    {
        var real = RealTrips.Zones();

        Assert.All(ZoneTable.BuiltIn.Zones, zone =>
        {
            Assert.Equal((zone.Name, zone.Borough), (real[zone.Id].Name, real[zone.Id].Borough));
            Assert.InRange(Kilometres(zone, real[zone.Id]), 0, 1);
        });
    }

    [Fact]
    public void A_file_is_read_whatever_the_order_and_case_of_its_columns()
    {
        using var folder = new TempFolder();
        var path = folder.Write("lookup.csv", "PQLOOKUP.Zone,pqlookup.extra,pqlookup.location_i,pqlookup.lat,pqlookup.long,pqlookup.borough\r\n"
            + "\"Here, there\",x,7,40.5,-73.9,Queens\r\n");

        var zones = ZoneTable.Read(path);

        Assert.Equal(new TaxiZone(7, "Here, there", "Queens", 40.5, -73.9), Assert.Single(zones.Zones));
    }

    [Fact]
    public void The_first_entry_of_an_id_counts()
    {
        using var folder = new TempFolder();
        var path = folder.Write("lookup.csv", $"{Header}-73.9,40.7,Queens,56,Corona\n-73.8,40.6,Queens,56,Corona again\n");

        Assert.Equal("Corona", ZoneTable.Read(path)[56].Name);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("LocationID,Borough,Zone\n1,EWR,Newark Airport\n", "has no column 'lat'")]
    [InlineData(Header, "holds no zones")]
    [InlineData(Header + "-73.9,140.7,Queens,56,Corona\n", "Line 2")]
    [InlineData(Header + "-73.9,40.7,Queens,x,Corona\n", "Line 2")]
    [InlineData(Header + "-73.9,40.7\n", "Line 2")]
    public void A_file_that_is_no_zone_table_is_refused_with_the_reason(string content, string expected)
    {
        using var folder = new TempFolder();
        var path = folder.Write("lookup.csv", content);

        var exception = Assert.Throws<InvalidDataException>(() => ZoneTable.Read(path));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(264)]
    [InlineData(70_000)]
    public void An_unknown_zone_is_told(int id)
    {
        Assert.False(ZoneTable.BuiltIn.Contains(id));
        Assert.Throws<KeyNotFoundException>(() => ZoneTable.BuiltIn[id]);
    }

    private static double Kilometres(TaxiZone one, TaxiZone other)
    {
        var north = (one.Latitude - other.Latitude) * 111.1;
        var east = (one.Longitude - other.Longitude) * 84.3;
        return Math.Sqrt((north * north) + (east * east));
    }
}
