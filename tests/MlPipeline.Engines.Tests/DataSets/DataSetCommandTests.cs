using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.DataSets;

public sealed class DataSetCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("data-");

    [Fact]
    public async Task Trips_are_made_up_and_taken_over()
    {
        await using var pod = new TestPod(EngineNames.DataSet);
        var made = Path.Combine(_folder.FullName, "made");
        var taken = Path.Combine(_folder.FullName, "taken");

        var generated = await pod.RunAsync(EngineNames.DataSet, "generate", "--rows", "200", "--seed", "1", "--out", made);
        var imported = await pod.RunAsync(EngineNames.DataSet, "import", "--from", made, "--out", taken);

        Assert.Equal((0, 0), (generated.ExitCode, imported.ExitCode));
        Assert.EndsWith("progress 1 200 rows\n", generated.Output, StringComparison.Ordinal);
        Assert.Equal(201, File.ReadLines(Path.Combine(taken, "demodata.csv")).Count());
        Assert.True(File.Exists(Path.Combine(taken, "lookup-ipyheader.csv")));
    }

    [Theory]
    [InlineData(2, "generate", "--rows", "many", "--seed", "1", "--out", "x")]
    [InlineData(2, "import")]
    [InlineData(1, "import", "--from", "/nowhere", "--out", "x")]
    public async Task What_cannot_be_done_is_explained(int exitCode, params string[] arguments)
    {
        await using var pod = new TestPod(EngineNames.DataSet);

        var outcome = await pod.RunAsync([EngineNames.DataSet, .. arguments]);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.NotEmpty(outcome.Errors);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
