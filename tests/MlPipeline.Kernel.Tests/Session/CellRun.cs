using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Tests.Session;

/// <summary>What came of running one cell.</summary>
internal sealed record CellRun(CellResult Result, RecordingFrontEnd FrontEnd)
{
    public IReadOnlyList<CellOutput> Outputs => FrontEnd.Outputs;

    public string ResultText => Result.Error is { } error
        ? throw new InvalidOperationException(error.Value)
        : Outputs.OfType<ResultOutput>().Single().Data.Text;

    public string Stdout => string.Concat(Outputs.OfType<StreamOutput>().Where(o => o.Name == "stdout").Select(o => o.Text));

    public ErrorOutput Error => Result.Error ?? throw new InvalidOperationException("The cell did not fail.");

    public static async Task<CellRun> RunAsync(NotebookSession session, string code, TimeSpan? timeout = null)
    {
        var frontEnd = new RecordingFrontEnd();
        var result = await session.ExecuteAsync(code, frontEnd, timeout, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        return new CellRun(result, frontEnd);
    }
}
