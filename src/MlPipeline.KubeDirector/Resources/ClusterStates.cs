namespace MlPipeline.KubeDirector.Resources;

/// <summary>States of a kdcluster.</summary>
public static class ClusterStates
{
    /// <summary>New, and never stable so far.</summary>
    public const string Creating = "creating";

    /// <summary>Was stable and is being changed.</summary>
    public const string Updating = "updating";

    /// <summary>Stable: every member is configured or has a config error.</summary>
    public const string Configured = "configured";

    /// <summary>The spec was changed; API servers discard this state, so it is hardly ever seen.</summary>
    public const string SpecModified = "spec modified";
}
