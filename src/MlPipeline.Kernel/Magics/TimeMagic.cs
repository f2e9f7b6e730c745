using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Magics;

/// <summary>Has it shown, when the cell ends, how long it took.</summary>
internal sealed class TimeMagic : IMagic
{
    public string Name => "time";

    public string Summary => "Show how long the cell takes.";

    public Task RunAsync(CellSegment segment, CancellationToken cancellationToken)
    {
        CellExecution.Require().ShowsElapsedTime = true;
        return Task.CompletedTask;
    }
}
