namespace MlPipeline.Kernel.Jupyter.Execution;

/// <summary>A cell that was run.</summary>
/// <param name="Number">Its execution count.</param>
/// <param name="Code">Its text.</param>
/// <param name="Result">Its result as plain text, or null where it had none.</param>
internal sealed record HistoryEntry(int Number, string Code, string? Result);
