namespace MlPipeline.KubeDirector.Resources;

/// <summary>States of a member.</summary>
public static class MemberStates
{
    /// <summary>Its container does not run yet.</summary>
    public const string CreatePending = "create pending";

    /// <summary>Its container runs and is being configured.</summary>
    public const string Creating = "creating";

    /// <summary>Configured.</summary>
    public const string Configured = "configured";

    /// <summary>Configuration failed.</summary>
    public const string ConfigError = "config error";

    /// <summary>Is to go; the others are not told yet.</summary>
    public const string DeletePending = "delete pending";

    /// <summary>Goes.</summary>
    public const string Deleting = "deleting";
}
