namespace MlPipeline.Engines.Jobs;

/// <summary>Why training code failed.</summary>
/// <param name="Summary">One or two lines for the job's record.</param>
/// <param name="Details">All of it, for the job's log.</param>
internal sealed record TrainingFault(string Summary, string Details);
