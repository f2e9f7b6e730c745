namespace MlPipeline.Kernel.Outputs;

/// <summary>Replaces what an earlier <see cref="DisplayOutput"/> shows.</summary>
/// <param name="DisplayId">The one to replace.</param>
/// <param name="Data">What to show instead.</param>
public sealed record DisplayUpdate(string DisplayId, MimeBundle Data) : CellOutput;
