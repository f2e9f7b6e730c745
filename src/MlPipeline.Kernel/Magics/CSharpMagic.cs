namespace MlPipeline.Kernel.Magics;

/// <summary>Says that the rest of the cell is C#, which it is without the line too.</summary>
internal sealed class CSharpMagic : IMagic
{
    public string Name => "csharp";

    public string Summary => "Run the rest of the cell as C#.";

    public Task RunAsync(CellSegment segment, CancellationToken cancellationToken) => Task.CompletedTask;
}
