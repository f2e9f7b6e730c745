namespace MlPipeline.Kernel.Outputs;

/// <summary>Why a cell failed.</summary>
/// <param name="Name">Kind of error, for an exception its type.</param>
/// <param name="Value">What is wrong, and what to do where that is known.</param>
/// <param name="Traceback">What a front end prints: message and the frames of the code in cells.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : CellOutput;
