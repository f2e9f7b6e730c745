using MlPipeline.Interactive.HostTests.Host;

namespace MlPipeline.Interactive.HostTests.Magics;

/// <summary>What a reader sees while a cell runs, and what it leaves behind.</summary>
public sealed class RunningTests(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    private const string LongTraining = $$"""
        #!kd-train --cluster {{SandboxHost.TrainingEngine}} --name long
        for (var step = 0; step < 6000; step++)
        {
            Progress(step / 6000.0, $"step {step}");
            await Task.Delay(100, Cancellation);
        }
        """;

    [Fact]
    public async Task Training_ShowsItselfInPlace_AndStopsWhenInterrupted()
    {
        var cell = await sandbox.Host.BeginAsync(LongTraining, TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => cell.Displayed.Count(output => output.Contains("step", StringComparison.Ordinal)) > 1, "two steps shown");

        await sandbox.Host.InterruptAsync(TestContext.Current.CancellationToken);
        await cell.EndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("Interrupted", cell.Error, StringComparison.Ordinal);
        Assert.Single(cell.Events, told => told.Type == "DisplayedValueProduced");
        Assert.Null((await sandbox.RunAsync("#!kd-login status")).Error);
    }

    [Fact]
    public async Task Wait_StopsWhenInterrupted()
    {
        Assert.Null((await sandbox.RunAsync("""
            #!kd-cluster apply
            apiVersion: kubedirector.hpe.com/v1beta1
            kind: KubeDirectorCluster
            metadata:
              name: waited-for
            spec:
              app: jupyter-notebook
              appCatalog: local
              roles:
                - id: controller
                  members: 1
                  resources:
                    requests: { cpu: "1", memory: 2Gi }
                    limits: { cpu: "1", memory: 2Gi }
            """)).Error);
        var cell = await sandbox.Host.BeginAsync("#!kd-cluster wait --name waited-for --model none --model-version 1", TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => cell.Displayed.Count > 0, "the wait shown");

        await sandbox.Host.InterruptAsync(TestContext.Current.CancellationToken);
        await cell.EndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("Interrupted", cell.Error, StringComparison.Ordinal);
        Assert.Null((await sandbox.RunAsync("#!kd-cluster delete --name waited-for")).Error);
    }

    [Fact]
    public async Task Out_IsTypedInTheNextCell()
    {
        var training = await sandbox.RunAsync($"#!kd-train --cluster {SandboxHost.TrainingEngine} --name quick --out quick\nMetric(\"answer\", 42);");
        Assert.Null(training.Error);

        var next = await sandbox.RunAsync("double answer = quick.Metrics[\"answer\"]; Console.Write(answer);");

        Assert.Equal("42", next.Console);
    }

    [Theory]
    [InlineData("#!kd-cluster list")]
    [InlineData("await kd.Clusters.ListAsync()")]
    public async Task Result_IsThereWithoutHtmlToo(string cell)
    {
        var shown = Assert.Single((await sandbox.RunAsync(cell)).Events, told => told.Type is "DisplayedValueProduced" or "ReturnValueProduced");

        Assert.Contains("<table", shown.Formatted("text/html"), StringComparison.Ordinal);
        Assert.Contains(SandboxHost.TrainingEngine, shown.Formatted("text/plain"), StringComparison.Ordinal);
        Assert.DoesNotContain("<table", shown.Formatted("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_IsTypedInTheNextCell()
    {
        var next = await sandbox.RunAsync("Console.Write((await kd.Clusters.ListAsync()).First().Name);");

        Assert.Equal(SandboxHost.TrainingEngine, next.Console);
    }

    /// <summary>Its renderer needs a newer FSharp.Core than the host has loaded.</summary>
    [Fact]
    public async Task ChartToZoomInto_IsDrawn()
    {
        var run = await sandbox.RunAsync("Chart.Line(\"rising\", \"x\", new[] { 1.0, 2.0 }, \"y\", new[] { 3.0, 4.0 }).Interactive()");

        Assert.Null(run.Error);
        Assert.Contains("Plotly.newPlot", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Which the host takes for JSON, and refuses.</summary>
    [Fact]
    public async Task Value_MayBeginWithAPlaceholder()
    {
        var run = await sandbox.RunAsync("var above = 7;\n#!kd-cluster show --name {{user}}-none");

        Assert.StartsWith("There is no kdcluster student1-none", run.Error, StringComparison.Ordinal);
        Assert.Equal("7", (await sandbox.RunAsync("Console.Write(above);")).Console);
    }

    [Fact]
    public async Task Values_MayHaveQuotesBlanksAndBraces()
    {
        var run = await sandbox.RunAsync($$"""
            #!kd-train --cluster {{SandboxHost.TrainingEngine}} --name quoted --param '{"depth": 3, "note": "two words"}' --out quoted
            Metric("depth", Parameter("depth", 1));
            """);

        Assert.Null(run.Error);
        Assert.Equal("3", (await sandbox.RunAsync("Console.Write(quoted.Metrics[\"depth\"]);")).Console);
    }
}
