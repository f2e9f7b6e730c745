namespace MlPipeline.KubeDirector.Resources;

/// <summary>States of a member's container as the operator last saw it.</summary>
public static class ContainerStates
{
    /// <summary>Runs and is ready.</summary>
    public const string Running = "running";

    /// <summary>Waits to be started.</summary>
    public const string Waiting = "waiting";

    /// <summary>Its init container has not ended.</summary>
    public const string Initializing = "initializing";

    /// <summary>Runs and is not ready, or lags behind a change.</summary>
    public const string Unresponsive = "unresponsive";

    /// <summary>Has ended.</summary>
    public const string Terminated = "terminated";

    /// <summary>There is no such pod or container.</summary>
    public const string Absent = "absent";

    /// <summary>Cannot be told.</summary>
    public const string Unknown = "unknown";
}
