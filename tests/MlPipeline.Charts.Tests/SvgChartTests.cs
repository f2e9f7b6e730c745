using System.Globalization;
using System.Xml.Linq;
using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Charts.Drawing;

namespace MlPipeline.Charts.Tests;

public sealed class SvgChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. SampleCharts.All().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_well_formed_named_and_small(string name)
    {
        var chart = SampleCharts.All()[name];

        var text = chart.ToSvg();

        var svg = XElement.Parse(text);
        Assert.Equal(Svg + "svg", svg.Name);
        Assert.Equal(chart.Title, svg.Element(Svg + "title")?.Value);
        Assert.NotEqual("", svg.Element(Svg + "desc")?.Value);
        Assert.True(text.Length < 40_000, $"{text.Length} characters");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_in_a_picture_is_fetched_or_run(string name)
    {
        var svg = XElement.Parse(SampleCharts.All()[name].ToSvg());

        Assert.DoesNotContain(
            svg.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "style" or "image" or "use" or "foreignObject");
        Assert.DoesNotContain(
            svg.DescendantsAndSelf().Attributes(),
            attribute => !attribute.IsNamespaceDeclaration && attribute.Value.Contains("://", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_drawn_lies_within_the_picture(string name)
    {
        var svg = XElement.Parse(SampleCharts.All()[name].ToSvg());
        double[] size = [.. svg.Attribute("viewBox")!.Value.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

        foreach (var element in svg.Elements().Where(element => element.Name == Svg + "text" || element.Name == Svg + "rect"))
        {
            Assert.InRange((double)element.Attribute("x")!, 0, size[2]);
            Assert.InRange((double)element.Attribute("y")!, 0, size[3]);
        }
    }

    [Fact]
    public void Names_from_outside_are_encoded()
    {
        var features = new Dictionary<string, double> { ["<script>alert(1)</script>\u0001\uFFFF&\""] = 1 };
        var chart = Chart.Importance(features) with { Title = "<b>&\u0000" };

        var svg = XElement.Parse(chart.ToSvg());

        Assert.Equal("<b>&", svg.Element(Svg + "title")?.Value);
        Assert.DoesNotContain("<script", chart.ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "b");
    }

    [Fact]
    public void Charts_without_data_are_drawn_all_the_same()
    {
        ChartDescription[] charts =
        [
            Chart.LearningCurve("RMSE", []), Chart.PredictedAgainstActual([], []), Chart.Residuals([double.NaN], [1]), Chart.Importance([]),
            Chart.Compare("a", [], "b", []), Chart.LatencyHistogram([]), Chart.CanarySplit([]),
        ];

        Assert.All(charts, chart => Assert.Equal(chart.Title, XElement.Parse(chart.ToSvg()).Element(Svg + "title")?.Value));
        Assert.All(charts, chart => Assert.DoesNotContain("NaN", chart.ToSvg(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_is_no_number_interrupts_a_curve()
    {
        var svg = XElement.Parse(Chart.LearningCurve("loss", [3, 2, double.NaN, 2, 1]).ToSvg());

        var path = svg.Descendants(Svg + "path").Single().Attribute("d")!.Value;
        Assert.Equal(2, path.Count(letter => letter == 'M'));
    }

    [Fact]
    public void Colours_stand_out_on_white_and_on_dark_grey() => Assert.All(Palette.Colours, colour =>
    {
        Assert.InRange(Contrast.Of(Contrast.Parse(colour), Contrast.Parse("#ffffff")), 3, 21);
        Assert.InRange(Contrast.Of(Contrast.Parse(colour), Contrast.Parse("#1f1f1f")), 3, 21);
    });
}
