using System.Runtime.Loader;
using System.Text.RegularExpressions;
using MlPipeline.Interactive.Charts;

namespace MlPipeline.Charts.Tests;

public sealed partial class ChartRendererTests
{
    public static TheoryData<string> Names => [.. SampleCharts.All().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_chart_can_be_zoomed_into(string name)
    {
        var html = new ChartRenderer().ToInteractiveHtml(SampleCharts.All()[name]);

        Assert.Contains("newPlot", html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_fetched_from_anywhere()
    {
        var html = new ChartRenderer().ToInteractiveHtml(SampleCharts.All()["residuals"]);

        Assert.DoesNotMatch(Fetched(), html);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_first_chart_of_a_session_carries_the_script()
    {
        var renderer = new ChartRenderer();

        var first = renderer.ToInteractiveHtml(SampleCharts.All()["compare"]);
        var second = renderer.ToInteractiveHtml(SampleCharts.All()["compare"]);

        Assert.InRange(first.Length, 1_000_000, 2_000_000);
        Assert.InRange(second.Length, 1_000, 50_000);
    }

    [Fact]
    public void The_renderers_packages_stay_out_of_the_hosts_load_context()
    {
        _ = new ChartRenderer().ToInteractiveHtml(SampleCharts.All()["canary"]);

        var own = AssemblyLoadContext.All.First(context => context.Name == "MlPipeline.Charts");
        Assert.Contains(own.Assemblies, assembly => assembly.GetName().Name == "FSharp.Core");
        Assert.DoesNotContain(
            AssemblyLoadContext.Default.Assemblies,
            assembly => assembly.GetName().Name is "FSharp.Core" or "Plotly.NET" or "MlPipeline.Charts");
    }

    [Fact]
    public void Text_cannot_end_the_script_it_is_part_of()
    {
        var chart = Chart.Importance(new Dictionary<string, double> { ["</script><img src=x onerror=alert(1)>"] = 1 });

        var html = new ChartRenderer().ToInteractiveHtml(chart);

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("</script>").Length - 1);
    }

    [Fact]
    public void Without_the_renderer_the_still_picture_says_where_it_was_sought()
    {
        var folder = Path.Combine(Path.GetTempPath(), "no <charts> here");

        var html = new ChartRenderer([folder]).ToInteractiveHtml(SampleCharts.All()["compare"]);

        Assert.StartsWith("<div style=\"overflow-x:auto\"><svg", html, StringComparison.Ordinal);
        Assert.Contains("no &lt;charts&gt; here", html, StringComparison.Ordinal);
        Assert.Contains("MlPipeline.Charts.dll", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("(src|href)\\s*=\\s*[\"']?(https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Fetched();
}
