using System.Text.Json;
using System.Xml.Linq;
using MlPipeline.Interactive.Formatting;
using MlPipeline.Interactive.Tests.Gallery;
using MlPipeline.Interactive.Views;
using MlPipeline.Interactive.Views.Maps;
using MlPipeline.Interactive.Views.Pictures;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Pipelines;
using MlPipeline.KubeDirector.Predictions;

namespace MlPipeline.Interactive.Tests.Formatting;

/// <summary>What the views say, seen as plain text.</summary>
public sealed class ViewTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_ride_is_told_by_the_nearest_zones_and_the_straight_line()
    {
        var text = TextRenderer.Render(PredictionViews.Show(Ride(40.7614, -73.9776, 40.6413, -73.7781)));

        Assert.Contains("  2,843.6 seconds · 47:24 minutes\n", text, StringComparison.Ordinal);
        Assert.Contains("  From      Midtown North\n  To        JFK Airport\n  Distance  21.5 km in a straight line\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_shows_both_ends_and_the_zones_between_them()
    {
        var picture = new RoutePicture(Route.Of(Arguments(40.57689727, -73.99047356, 40.72058154, -73.99740673))!);

        var svg = XElement.Parse(picture.ToSvg());

        Assert.Equal("From near Bay Ridge (6.4 km) to Little Italy/NoLiTa: 16 km in a straight line.", svg.Element(Svg + "desc")!.Value);
        Assert.Equal(["Brooklyn", "Manhattan", "Newark", "Queens"], svg.Elements(Svg + "g").Select(group => group.Element(Svg + "title")!.Value).Order());
        Assert.InRange(svg.Descendants(Svg + "circle").Count(), 30, 98);
    }

    [Theory]
    [InlineData("""{"start_latitude": 40.7, "start_longitude": -74, "end_latitude": 40.8}""")]
    [InlineData("""{"start_latitude": "40.7", "start_longitude": -74, "end_latitude": 40.8, "end_longitude": -73.9}""")]
    [InlineData("""{"start_latitude": 48.2, "start_longitude": 16.4, "end_latitude": 40.8, "end_longitude": -73.9}""")]
    [InlineData("""{"start_latitude": 1e300, "start_longitude": -74, "end_latitude": 40.8, "end_longitude": 1e999}""")]
    [InlineData("[]")]
    public void What_is_no_ride_in_the_city_has_no_map(string arguments) => Assert.Null(Route.Of(JsonSerializer.Deserialize<JsonElement>(arguments)));

    [Theory]
    [InlineData(431.2, "7:11 minutes")]
    [InlineData(59.6, "1:00 minutes")]
    [InlineData(3723.4, "1:02:03 hours")]
    [InlineData(-90, "-1:30 minutes")]
    [InlineData(90061, "25:01:01 hours")]
    public void Seconds_are_read_by_the_clock(double seconds, string expected) => Assert.Equal(expected, Words.Clock(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_history_tells_what_changed_the_newest_first()
    {
        ModelRevision[] revisions =
        [
            new(1, "1", "/share/models/a.model", "/share/code/s.csx", "first", null, "student1", "register"),
            new(2, "2", "/share/models/b.model", "/share/code/s.csx", "first", null, "student1", "update"),
            new(3, "2", "/share/models/b.model", "", "second", null, "student1", "outside"),
        ];

        var rows = RevisionChanges.Rows(revisions).Select(row => string.Join(" | ", row.Select(cell => cell.Text)));

        Assert.Equal(
            ["3 | scoring script | /share/code/s.csx | (none)", "3 | description | first | second", "2 | version | 1 | 2", "2 | model file | …/a.model | …/b.model"],
            rows);
    }

    [Fact]
    public void A_card_shows_the_newest_events_and_how_many_there_are()
    {
        var events = Enumerable.Range(1, 9).Select(number => new ClusterEventInfo(null, "Normal", "Member", $"event {number}", 1));
        var cluster = new KdClusterInfo("c", "a", "creating", [], new KdConnections([], [], []), [], null, [.. events]);

        Assert.All(new[] { ClusterViews.Show(cluster), ClusterViews.Waiting(cluster, TimeSpan.FromSeconds(2)) }, view =>
        {
            var table = view.Blocks.OfType<Table>().Single(table => table.Caption == "Events, the newest 5 of 9");
            Assert.Equal(["event 9", "event 8", "event 7", "event 6", "event 5"], table.Rows.Select(row => row[3].Text));
        });
    }

    [Fact]
    public void A_pipeline_is_six_boxes_in_a_picture_and_six_rows_in_words()
    {
        var state = SampleResults.Pipeline(PipelineStatus.Ready, PipelineStatus.Pending, PipelineStatus.Missing, PipelineStatus.Failed, "no server answers");

        var svg = XElement.Parse(new PipelinePicture(state).ToSvg());
        var text = TextRenderer.Render(PipelineViews.Show(state));

        Assert.Equal(6, svg.Descendants(Svg + "rect").Count());
        Assert.All(new[] { "ready", "on its way", "not made yet", "failed" }, word =>
        {
            Assert.Contains(svg.Descendants(Svg + "text"), element => element.Value == word);
            Assert.Contains(word, text, StringComparison.Ordinal);
        });
        Assert.StartsWith("Pipeline of student1 · a part has failed\n", text, StringComparison.Ordinal);
        Assert.Contains("Deployment engine inference-server-student1: failed, no server answers.", svg.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_summed_up()
    {
        var latencies = Enumerable.Range(1, 200).Select(place => TimeSpan.FromMilliseconds(place));
        var run = new PredictionRun(Ride(40.7, -74, 40.8, -73.9), [.. latencies], 2, TimeSpan.FromSeconds(25), new Dictionary<string, int> { ["1"] = 150, ["2"] = 50 });

        var text = TextRenderer.Render(PredictionViews.Show(run));

        Assert.StartsWith("202 requests to model model-student1 · 2 not answered\n", text, StringComparison.Ordinal);
        Assert.All(
            new[] { "p50         100 ms", "p95         190 ms", "p99         198 ms", "mean        100.5 ms", "min         1 ms", "max         200 ms", "per second  8", "version 1  75 %, 150 answers" },
            line => Assert.Contains($"  {line}\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_was_never_answered_is_shown_all_the_same()
    {
        var run = new PredictionRun(Ride(0, 0, 0, 0), [], 3, TimeSpan.Zero, new Dictionary<string, int>());

        Assert.StartsWith("3 requests to model model-student1 · 3 not answered\n", TextRenderer.Render(PredictionViews.Show(run)), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", HtmlRenderer.Render(PredictionViews.Show(run)), StringComparison.Ordinal);
    }

    private static Prediction Ride(double startLatitude, double startLongitude, double endLatitude, double endLongitude) => new(
        2843.6, "seconds", "", "model-student1", "2", TimeSpan.FromMilliseconds(6), "pod-0", Arguments(startLatitude, startLongitude, endLatitude, endLongitude));

    private static JsonElement Arguments(double startLatitude, double startLongitude, double endLatitude, double endLongitude) =>
        JsonSerializer.SerializeToElement(new { start_latitude = startLatitude, start_longitude = startLongitude, end_latitude = endLatitude, end_longitude = endLongitude });
}
