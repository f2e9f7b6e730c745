using System.Collections.Immutable;
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
using MlPipeline.KubeDirector.Pipelines;
using MlPipeline.KubeDirector.Predictions;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.Interactive.Tests.Formatting;

public sealed class FormatterTests
{
    /// <summary>Stands in every text of every sample; shown raw it would run, and end any attribute.</summary>
    private const string Evil = "<script>alert('x')</script>\"'&<b>|*e*`c`[l](http://e)\u001b[31m\u0007$x$~~s~~";

    public FormatterTests() => FormatterRegistration.Register();

    public static TheoryData<string> Names { get; } = [.. Samples().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Html_is_encoded_and_asks_for_nothing(string name)
    {
        var document = Parse(Samples()[name]);

        OutputRules.AsksForNothing(document);
        Assert.Contains("<script>alert('x')</script>", document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_can_be_read_aloud(string name)
    {
        var document = Parse(Samples()[name]);

        OutputRules.CanBeReadAloud(document);
        Assert.NotNull(document.QuerySelector("section[aria-label]"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plain_text_says_the_same(string name)
    {
        var text = Samples()[name].ToDisplayString(PlainTextFormatter.MimeType);

        Assert.Contains("<script>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mlp-", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n');
        Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Markdown_says_the_same_and_nothing_in_it_is_markup(string name)
    {
        var document = MarkdownPage.Parse(Samples()[name].ToDisplayString(MarkdownRenderer.MimeType));

        Assert.Empty(document.QuerySelectorAll("script, b, em, del, img, math, .math, [onerror], td code, li code, p code"));
        Assert.All(document.QuerySelectorAll("a"), link => Assert.StartsWith("https://127.0.0.1", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("<script>alert('x')</script>\"'&<b>|*e*`c`[l](http://e)", document.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(document.QuerySelectorAll("table"), table =>
        {
            var columns = table.QuerySelectorAll("thead th").Length;
            Assert.All(table.QuerySelectorAll("tbody tr"), row => Assert.Equal(columns, row.Children.Length));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_host_shows_html_by_itself(string name) =>
        Assert.Contains(HtmlFormatter.MimeType, Formatter.GetPreferredMimeTypesFor(Samples()[name].GetType()));

    [Fact]
    public void An_array_a_list_and_a_query_look_the_same()
    {
        var apps = (KdAppInfo[])[(KdAppInfo)Samples()["app"]];

        Assert.All(new[] { HtmlFormatter.MimeType, PlainTextFormatter.MimeType, MarkdownRenderer.MimeType }, mimeType =>
        {
            var expected = ((IReadOnlyList<KdAppInfo>)apps).ToDisplayString(mimeType);
            Assert.Contains("Kdapps of the tenant", expected, StringComparison.Ordinal);
            Assert.Equal(expected, apps.ToList().ToDisplayString(mimeType));
            Assert.Equal(expected, apps.Where(app => app.Roles.Count > 0).ToDisplayString(mimeType));
            Assert.Equal(expected, apps.ToImmutableArray().ToDisplayString(mimeType));
        });
    }

    [Fact]
    public void An_output_carries_no_more_style_than_it_needs()
    {
        var small = Parse(Samples()["magic error"]).QuerySelector("style")!.TextContent;
        var large = Parse(Samples()["cluster"]).QuerySelector("style")!.TextContent;

        Assert.InRange(small.Length, 500, 2_000);
        Assert.InRange(large.Length, small.Length + 500, 3_500);
        Assert.DoesNotContain("table", small, StringComparison.Ordinal);
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
        var cluster = new KdClusterInfo(Evil, Evil, Evil, [new KdRoleInfo(Evil, 1, [member])], new KdConnections([Evil], [], []), [endpoint], null, [new ClusterEventInfo(null, Evil, Evil, Evil, 2)]);
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
        var canary = new ModelCanary(Evil, Evil, Evil, Evil, 10);
        var model = new RegisteredModel(Evil, Evil, Evil, Evil, Evil, Evil, [Evil], null, canary);
        var revision = new ModelRevision(1, Evil, Evil, Evil, Evil, DateTimeOffset.UnixEpoch, Evil, Evil);
        var set = new StatefulSetInfo(Evil, Evil, 2, 1, null);
        var pod = new PodInfo(Evil, Evil, Evil, false, 0, Evil, Evil, null);
        var service = new ServiceInfo(Evil, Evil, Evil, Evil, new Dictionary<string, int> { [Evil] = 1 }, [Evil]);
        var prediction = new Prediction(900, "seconds", Evil, Evil, "1", TimeSpan.FromMilliseconds(4), Evil, JsonSerializer.SerializeToElement(new { note = Evil }));
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
            ["prediction"] = prediction,
            ["predictions"] = new PredictionBatch([new PredictionValue(1, Evil, Evil)], Evil, "1", TimeSpan.FromMilliseconds(4), Evil),
            ["login"] = new LoginInfo(Evil, Evil, Evil, Evil, new Uri("https://127.0.0.1:1/"), Evil, DateTimeOffset.UnixEpoch, Warning: Evil),
            ["resources"] = new ClusterResources(Evil, [set], [pod], [service]),
            ["statefulsets"] = new[] { set },
            ["pods"] = new[] { pod },
            ["services"] = new[] { service },
            ["history"] = new ModelHistory(Evil, [revision, revision with { Number = 2, Version = "2", Path = "/" + Evil }], canary),
            ["revision"] = revision,
            ["revisions"] = new List<ModelRevision> { revision, revision with { Description = "other" } },
            ["canary"] = canary,
            ["pipeline"] = new PipelineState(Evil, [.. Enum.GetValues<PipelineComponentKind>().Select(kind => new PipelineComponent(kind, Evil, PipelineStatus.Failed, Evil))]),
            ["run"] = new PredictionRun(prediction, [.. Enumerable.Range(1, 40).Select(latency => TimeSpan.FromMilliseconds(latency))], 2, TimeSpan.FromSeconds(1), new Dictionary<string, int> { [Evil] = 40 }),
            ["magic error"] = new MagicException(Evil, Evil),
            ["pipeline error"] = new PipelineException(PipelineFault.Other, Evil, Evil),
        };
    }
}
