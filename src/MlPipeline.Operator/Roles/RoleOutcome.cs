namespace MlPipeline.Operator.Roles;

/// <summary>What a look at the roles found.</summary>
internal enum RoleOutcome
{
    /// <summary>Members come or go as of now.</summary>
    Changed,

    /// <summary>Nothing new, but members have work to do.</summary>
    Unready,

    /// <summary>Nothing new, and all members are done.</summary>
    Ready,
}
