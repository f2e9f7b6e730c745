using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Charts.Rendering;

namespace MlPipeline.Charts.Tests;

public sealed class ChartJsonTests
{
    public static TheoryData<string> Names => [.. SampleCharts.All().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_description_survives_json(string name)
    {
        var json = ChartJson.Write(SampleCharts.All()[name]);

        var read = ChartJson.Read(json);

        Assert.Equal(json, ChartJson.Write(read));
        Assert.Equal(SampleCharts.All()[name].Series.Select(series => series.GetType()), read.Series.Select(series => series.GetType()));
    }

    [Fact]
    public void Values_that_are_no_numbers_survive_json()
    {
        var chart = Chart.LearningCurve("loss", [1, double.NaN, double.PositiveInfinity]);

        var read = ChartJson.Read(ChartJson.Write(chart));

        Assert.Equal(((LineSeries)chart.Series.Single()).Y, ((LineSeries)read.Series.Single()).Y);
    }
}
