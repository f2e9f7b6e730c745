namespace MlPipeline.Engines.Jobs;

/// <summary>
/// Kinds of events that only a job and its engine speak, beside those of <see cref="Contracts.Engines.JobEvent"/>, and what the engine
/// writes to the job's standard input.
/// </summary>
internal static class JobSignal
{
    /// <summary>The code ran to its end. A process that ends without having said so was cut off.</summary>
    internal const string Done = "done";

    /// <summary>The code failed; the text says why.</summary>
    internal const string Failed = "failed";

    /// <summary>Line on the job's standard input: end early.</summary>
    internal const string Cancel = "cancel";

    /// <summary>Option that names the pipe for events.</summary>
    internal const string EventsOption = "--events";
}
