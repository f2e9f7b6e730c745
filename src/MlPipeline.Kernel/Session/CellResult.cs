using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Session;

/// <summary>How the execution of a cell ended.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="ExecutionCount">Number of the execution in its session.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Error">What was shown as error, or null where all went well.</param>
public sealed record CellResult(CellStatus Status, int ExecutionCount, TimeSpan Elapsed, ErrorOutput? Error);
