using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.DotNet.Interactive.Formatting;
using MlPipeline.Contracts.Engines;
using MlPipeline.Interactive.Commands.Login;
using MlPipeline.Interactive.Formatting;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Apps;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Manifests;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Predictions;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.Interactive.Tests.Formatting;

public sealed class FormatterTests
{
    /// <summary>Stands in every text of every sample; shown raw it would run, and end any attribute.</summary>
    private const string Evil = "<script>alert('x')</script>\"'&<b>";

    public FormatterTests() => FormatterRegistration.Register();

    public static TheoryData<string> Names { get; } = [.. Samples().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Html_is_encoded_and_asks_for_nothing(string name)
    {
        var document = Parse(Samples()[name]);

        Assert.Empty(document.QuerySelectorAll("script, b, img, link, iframe, object, [onerror], [onclick], [src]"));
        Assert.Contains("<script>alert('x')</script>", document.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(document.QuerySelectorAll("style"), style => Assert.DoesNotContain("url(", style.TextContent, StringComparison.Ordinal));
        Assert.All(document.QuerySelectorAll("a"), link =>
        {
            Assert.StartsWith("http", link.GetAttribute("href"), StringComparison.Ordinal);
            Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tables_can_be_read_aloud(string name)
    {
        var document = Parse(Samples()[name]);

        Assert.All(document.QuerySelectorAll("table"), table =>
        {
            Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
            Assert.NotEmpty(table.QuerySelectorAll("thead th[scope=col]"));
            var columns = table.QuerySelectorAll("thead th").Length;
            Assert.All(table.QuerySelectorAll("tbody tr"), row =>
            {
                Assert.Equal(columns, row.Children.Length);
                Assert.Equal("row", row.Children[0].GetAttribute("scope"));
            });
        });
        Assert.NotNull(document.QuerySelector("section[aria-label]"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plain_text_says_the_same(string name)
    {
        var text = Samples()[name].ToDisplayString(PlainTextFormatter.MimeType);

        Assert.Contains("<script>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mlp-", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_host_shows_html_by_itself(string name) =>
        Assert.Contains(HtmlFormatter.MimeType, Formatter.GetPreferredMimeTypesFor(Samples()[name].GetType()));

    [Fact]
    public void Both_themes_are_served()
    {
        var style = Parse(Samples()["cluster"]).QuerySelector("style")!.TextContent;

        Assert.Contains("prefers-color-scheme:dark", style, StringComparison.Ordinal);
        Assert.Contains("currentColor", style, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_is_no_web_address_is_text()
    {
        var view = new View("Links", [new FieldList([new("a", new Cell("run", Link: new Uri("javascript:alert(1)")))])]);

        Assert.Empty(Parse(view).QuerySelectorAll("a"));
    }

    [Fact]
    public void Columns_of_text_stand_below_each_other()
    {
        var view = new View("T", [new Table("c", ["Name", "Count"], [["a", new Cell("1", Numeric: true)], ["longer", new Cell("100", Numeric: true)]])]);

        Assert.Equal("T\n  c\n  Name    Count\n  a           1\n  longer    100", view.ToDisplayString(PlainTextFormatter.MimeType));
    }

    [Fact]
    public void Progress_is_a_bar_in_both()
    {
        var view = new View("T", [new ProgressLine(0.5, "half")]);

        Assert.Equal("0.5", Parse(view).QuerySelector("progress")!.GetAttribute("value"));
        Assert.Contains("[############............] 50 %  half", view.ToDisplayString(PlainTextFormatter.MimeType), StringComparison.Ordinal);
    }

    [Fact]
    public void Registering_twice_changes_nothing()
    {
        var before = Samples()["job"].ToDisplayString(HtmlFormatter.MimeType);
        FormatterRegistration.Register();

        Assert.Equal(before, Samples()["job"].ToDisplayString(HtmlFormatter.MimeType));
    }

    private static IDocument Parse(object value) => new HtmlParser().ParseDocument(value.ToDisplayString(HtmlFormatter.MimeType));

    private static Dictionary<string, object> Samples()
    {
        var member = new MemberInfo(Evil, Evil, "uid", "config error", "Running", DateTimeOffset.UnixEpoch, 2, Evil);
        var endpoint = new EndpointInfo("c", Evil, "p", Evil, 32700, new Uri("https://127.0.0.1:1/"), true, true);
        var cluster = new KdClusterInfo(Evil, Evil, Evil, [new KdRoleInfo(Evil, 1, [member])], new KdConnections([Evil], [], []), [endpoint], null, []);
        var app = new KdAppInfo(Evil, Evil, Evil, "1.0", [new KdAppRole(Evil, "1+", Evil, [Evil])], [new KdAppService(Evil, Evil, 1, "http", true)]);
        var job = new TrainingJob
        {
            Cluster = Evil,
            Id = 3,
            Name = Evil,
            User = Evil,
            Status = "Failed",
            Parameters = new Dictionary<string, string> { [Evil] = Evil },
            Metrics = new Dictionary<string, double> { [Evil] = 372.5 },
            Artifacts = [Evil],
            Error = Evil,
        };
        var model = new RegisteredModel(Evil, Evil, Evil, Evil, Evil, Evil, [Evil], null);
        return new Dictionary<string, object>
        {
            ["app"] = app,
            ["apps"] = new List<KdAppInfo> { app },
            ["cluster"] = cluster,
            ["clusters"] = new[] { cluster },
            ["members"] = new List<MemberInfo> { member },
            ["endpoints"] = new List<EndpointInfo> { endpoint },
            ["attachments"] = new[] { new AttachmentInfo("Secret", Evil, Evil, AttachmentInfo.Missing, null) },
            ["events"] = new[] { new ClusterEventInfo(null, "Warning", Evil, Evil, 3) },
            ["logs"] = new[] { new MemberLog(Evil, Evil, [Evil, Evil]) },
            ["applied"] = new[] { new ApplyResult("Secret", Evil, Evil, ApplyResult.Created) },
            ["one applied"] = new ApplyResult("Secret", Evil, Evil, ApplyResult.Unchanged),
            ["job"] = job,
            ["jobs"] = new List<TrainingJob> { job },
            ["job at its end"] = TrainingViews.Show(job, [Evil]),
            ["running job"] = TrainingViews.Running(job, 0.5, Evil, job.Metrics, [Evil]),
            ["waiting cluster"] = ClusterViews.Waiting(cluster, TimeSpan.FromSeconds(3)),
            ["model"] = model,
            ["models"] = new[] { model },
            ["serving"] = new ServingState(Evil, Evil, "1", 0, 1, Evil),
            ["prediction"] = new Prediction(900, "seconds", Evil, Evil, "1", TimeSpan.FromMilliseconds(4), Evil, JsonSerializer.SerializeToElement(new { note = Evil })),
            ["predictions"] = new PredictionBatch([new PredictionValue(1, Evil, Evil)], Evil, "1", TimeSpan.FromMilliseconds(4), Evil),
            ["login"] = new LoginInfo(Evil, Evil, Evil, Evil, new Uri("https://127.0.0.1:1/"), Evil, DateTimeOffset.UnixEpoch, Warning: Evil),
            ["magic error"] = new MagicException(Evil, Evil),
            ["pipeline error"] = new PipelineException(PipelineFault.Other, Evil, Evil),
        };
    }
}
