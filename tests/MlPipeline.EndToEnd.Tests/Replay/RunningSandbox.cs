using System.Text.Json.Nodes;
using MlPipeline.EndToEnd.Tests.Driving;

namespace MlPipeline.EndToEnd.Tests.Replay;

/// <summary>One sandbox with few trips, and a notebook that a run with every option has executed on it.</summary>
public sealed class RunningSandbox : IAsyncLifetime
{
    internal const string Notebook = "1-options";

    internal SandboxFolder Folder { get; } = new();

    internal CommandResult Run { get; private set; } = null!;

    internal string Executed => Path.Combine(Folder.Labs, Notebook + ".ipynb");

    internal string Page => Path.Combine(Folder.Labs, Notebook + ".html");

    internal string Report => Path.Combine(Folder.Labs, "report", "junit.xml");

    public async ValueTask InitializeAsync()
    {
        var notebook = Folder.Write(Path.Combine("made", Notebook + ".ipynb"), WithDefaults(
            "#r \"nuget: MlPipeline.Interactive\"",
            "#!kd-login",
            "var depth = 1;",
            "Console.WriteLine($\"depth is {depth} of {place}\");",
            "#!kd-cluster list",
            "using MlPipeline.Interactive.Charts;\nvar chart = Chart.Line(\"rides\", \"hour\", new double[] { 1, 2, 3 }, \"count\", new double[] { 3, 1, 2 });\nchart.Interactive()",
            "chart.Interactive()",
            "await Task.Delay(System.Threading.Timeout.Infinite, CellCancellation);",
            "throw new FormatException(\"bad row\");",
            "depth"));
        Run = await Folder.MlpipelineAsync(
            "run", notebook, "--rows", "1000", "--keep-sandbox", "--output", Folder.Labs, "--parameter", "depth=6", "--parameter", "place=New York",
            "--html", "--report", Report, "--timeout", "15", "--allow-errors");
    }

    public ValueTask DisposeAsync() => Folder.DisposeAsync();

    /// <summary>A notebook of cells, the third of which sets the parameters' defaults.</summary>
    private static string WithDefaults(params string[] cells)
    {
        var notebook = JsonNode.Parse(NotebookText.OfCells(cells))!;
        notebook["cells"]![2]!["metadata"]!["tags"] = new JsonArray("parameters");
        return notebook.ToJsonString();
    }
}
