using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Tests.Pods;
using MlPipeline.Learning;

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

    [Fact]
    public async Task A_dirty_file_is_reported_and_a_model_is_trained_on_what_is_left()
    {
        await using var pod = new TestPod(EngineNames.DataSet);
        await pod.RunAsync(EngineNames.DataSet, "generate", "--rows", "3000", "--seed", "1", "--out", _folder.FullName);
        var file = Path.Combine(_folder.FullName, "demodata.csv");
        await File.AppendAllTextAsync(file, "2019-01-15 03:36:12,2019-13-45,1,1.0,230,48,6.5,9.75\n,,,\n", TestContext.Current.CancellationToken);
        var model = Path.Combine(_folder.FullName, "rich.model");
        var onnx = Path.Combine(_folder.FullName, "rich.onnx");

        var report = await pod.RunAsync(EngineNames.DataSet, "report", "--file", file);
        var trained = await pod.RunAsync(
            EngineNames.DataSet, "train", "--file", file, "--features", "rich", "--split", "time", "--rounds", "20", "--out", model, "--onnx", onnx);

        Assert.StartsWith("3,002 rows read from demodata.csv, ", report.Output, StringComparison.Ordinal);
        Assert.Contains("1 malformed date", report.Output, StringComparison.Ordinal);
        Assert.Contains("half of the trips take less than", report.Output, StringComparison.Ordinal);
        Assert.True(trained.ExitCode == 0, trained.Errors);
        Assert.Contains("On the trips held back for testing: R²", trained.Output, StringComparison.Ordinal);
        Assert.Equal("rich", TripDurationModel.Load(model).Schema.Name);
        Assert.True(File.Exists(onnx));
    }

    [Theory]
    [InlineData(2, "report", "--file")]
    [InlineData(2, "report", "--colour", "red")]
    [InlineData(1, "report", "--file", "/nowhere.csv")]
    [InlineData(1, "train", "--file", "x", "--features", "poor", "--out", "y")]
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
