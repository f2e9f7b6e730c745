using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Magics;

/// <summary>Runs the rest of the cell as C# and shows, when the cell ends, how long it took.</summary>
internal sealed class TimeMagic(Func<CellSegment, CancellationToken, Task> runCSharp) : IMagic
{
    public string Name => "time";

    public string Summary => "Show how long the cell takes.";

    public Task RunAsync(CellSegment segment, CancellationToken cancellationToken)
    {
        CellExecution.Require().ShowsElapsedTime = true;
        return runCSharp(segment, cancellationToken);
    }
}
