using System.Text.Json.Nodes;
using System.Xml.Linq;
using MlPipeline.EndToEnd.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace MlPipeline.EndToEnd.Tests.Replay;

/// <summary>A run with parameters, a time limit, errors allowed, a page and a report.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RunOptionsTests(RunningSandbox sandbox, Chromium chromium)
{
    [Fact]
    public void With_errors_allowed_the_run_goes_to_its_end_and_says_what_failed()
    {
        Assert.True(sandbox.Run.ExitCode == 0, sandbox.Run.Output);
        Assert.Contains("2 cells failed", sandbox.Run.Output, StringComparison.Ordinal);
        Assert.Contains("cell 9 failed:", sandbox.Run.Output, StringComparison.Ordinal);
        Assert.Contains("took longer than the 15 s", sandbox.Run.Output, StringComparison.Ordinal);
        Assert.Contains("cell 10 failed:", sandbox.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_stand_below_the_defaults_and_win()
    {
        var cells = JsonNode.Parse(File.ReadAllText(sandbox.Executed))!["cells"]!.AsArray();
        Assert.Equal("injected-parameters", (string?)cells[3]!["metadata"]!["tags"]![0]);
        Assert.Contains("depth is 6 of New York", NotebookText.OutputOf(sandbox.Executed, "cell-3"), StringComparison.Ordinal);
        Assert.Contains("6", NotebookText.OutputOf(sandbox.Executed, "cell-9"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_has_a_case_for_each_cell()
    {
        var suite = XDocument.Load(sandbox.Report).Root!.Element("testsuite")!;
        Assert.Equal(("11", "2", "0"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("skipped")));
        Assert.Contains("bad row", suite.Elements("testcase").ElementAt(9).Element("failure")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_draws_its_charts_and_asks_nobody()
    {
        await using var opened = await chromium.OpenAsync(new Uri(sandbox.Page));
        await Expect(opened.Page.Locator(".js-plotly-plot")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Expect(opened.Page.Locator(".output.error").First).ToContainTextAsync("took longer");
        await opened.AssertCalmAsync("page");
    }
}
