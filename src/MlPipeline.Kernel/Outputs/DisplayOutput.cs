namespace MlPipeline.Kernel.Outputs;

/// <summary>A value that code asked to show.</summary>
/// <param name="DisplayId">Names it for later updates.</param>
/// <param name="Data">The value in one or more formats.</param>
public sealed record DisplayOutput(string DisplayId, MimeBundle Data) : CellOutput;
