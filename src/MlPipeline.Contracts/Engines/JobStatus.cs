namespace MlPipeline.Contracts.Engines;

/// <summary>States of a training job, as an engine's record spells them.</summary>
public static class JobStatus
{
    /// <summary>Waits for its turn.</summary>
    public const string Queued = "Queued";

    /// <summary>Runs.</summary>
    public const string Running = "Running";

    /// <summary>Ended well; the workshop's own word.</summary>
    public const string Finished = "Finished";

    /// <summary>Ended with an error.</summary>
    public const string Failed = "Failed";

    /// <summary>Ended because somebody asked for it.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>Cut off by the end of its engine.</summary>
    public const string Interrupted = "Interrupted";

    /// <summary>Whether a job in this state will never change again.</summary>
    /// <param name="status">One of the constants of this class.</param>
    /// <returns>True for every end state.</returns>
    public static bool IsFinal(string status) => status is Finished or Failed or Cancelled or Interrupted;
}
