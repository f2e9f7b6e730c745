namespace MlPipeline.Kernel.Magics;

/// <summary>Runs the rest of the cell as C#, as it would without the line.</summary>
internal sealed class CSharpMagic(Func<CellSegment, CancellationToken, Task> runCSharp) : IMagic
{
    public string Name => "csharp";

    public string Summary => "Run the rest of the cell as C#.";

    public Task RunAsync(CellSegment segment, CancellationToken cancellationToken) => runCSharp(segment, cancellationToken);
}
