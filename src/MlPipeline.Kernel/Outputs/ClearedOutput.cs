namespace MlPipeline.Kernel.Outputs;

/// <summary>Takes away what the cell has shown so far.</summary>
/// <param name="Wait">Whether it goes only when the next output comes, so that nothing flickers.</param>
public sealed record ClearedOutput(bool Wait) : CellOutput;
