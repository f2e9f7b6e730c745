using System.Globalization;
using System.Text;
using CsCheck;
using MlPipeline.Learning.Csv;

namespace MlPipeline.Learning.Tests.Csv;

public sealed class Utf8ValuesTests
{
    [Fact]
    public void Numbers_are_the_same_as_those_of_the_runtime() =>
        Gen.OneOf(
            Gen.Double[-1e6, 1e6].Select(value => value.ToString("R", CultureInfo.InvariantCulture)),
            Gen.Decimal[0, 1000].Select(value => Math.Round(value, 3).ToString(CultureInfo.InvariantCulture)),
            Gen.Int.Select(value => value.ToString(CultureInfo.InvariantCulture)))
        .Sample(text =>
            Utf8Values.TryNumber(Encoding.UTF8.GetBytes(text), out var value)
            && value.Equals(double.Parse(text, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("x")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    public void What_is_no_finite_number_is_told(string text) =>
        Assert.False(Utf8Values.TryNumber(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("48", 48)]
    [InlineData("48.0", 48)]
    [InlineData("65535", 65535)]
    [InlineData("65536", null)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    public void Zones_are_whole_numbers(string text, int? expected)
    {
        var isZone = Utf8Values.TryZone(Encoding.UTF8.GetBytes(text), out var zone);

        Assert.Equal(expected, isZone ? zone : null);
    }

    [Theory]
    [InlineData("2019-02-28 23:59:59", "2019-02-28T23:59:59.0000000")]
    [InlineData("2019-02-28T00:00:00", "2019-02-28T00:00:00.0000000")]
    [InlineData("2020-02-29 12:30:15.5", "2020-02-29T12:30:15.5000000")]
    public void Times_are_read(string text, string expected)
    {
        Assert.True(Utf8Values.TryTime(Encoding.UTF8.GetBytes(text), out var time));
        Assert.Equal(expected, time.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2019-02-29 00:00:00")]
    [InlineData("2019-13-01 00:00:00")]
    [InlineData("2019-01-00 00:00:00")]
    [InlineData("2019-01-01 24:00:00")]
    [InlineData("2019-01-01 00:60:00")]
    [InlineData("2019-01-01 00:00:6x")]
    [InlineData("2019-01-01 00:00:00Z")]
    [InlineData("2019-01-01 00:00")]
    [InlineData("01/31/2019 10:00:00 AM")]
    [InlineData("0000-01-01 00:00:00")]
    [InlineData("yesterday")]
    public void What_is_no_time_is_told(string text) => Assert.False(Utf8Values.TryTime(Encoding.UTF8.GetBytes(text), out _));
}
