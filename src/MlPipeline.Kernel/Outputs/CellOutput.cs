namespace MlPipeline.Kernel.Outputs;

/// <summary>One thing that a running cell shows, in the words of the notebook format.</summary>
public abstract record CellOutput;
