namespace MlPipeline.Kernel.Outputs;

/// <summary>The value of the expression a cell ends with.</summary>
/// <param name="ExecutionCount">Number of the execution.</param>
/// <param name="Data">The value in one or more formats.</param>
public sealed record ResultOutput(int ExecutionCount, MimeBundle Data) : CellOutput;
