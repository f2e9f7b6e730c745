namespace MlPipeline.KubeDirector;

/// <summary>What kind of fault a <see cref="PipelineException"/> tells of.</summary>
public enum PipelineFault
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Nobody answers at the address.</summary>
    Unreachable,

    /// <summary>The certificate is not issued by an authority that is trusted.</summary>
    Untrusted,

    /// <summary>User name or password is wrong.</summary>
    WrongPassword,

    /// <summary>There is no such tenant, or the user is not in it.</summary>
    UnknownTenant,

    /// <summary>The session or its token is no longer valid.</summary>
    NotLoggedIn,

    /// <summary>The user may not do this.</summary>
    Forbidden,

    /// <summary>There is no such object.</summary>
    NotFound,

    /// <summary>The object is there already, or was changed in between.</summary>
    Conflict,

    /// <summary>The object or request is not valid.</summary>
    Rejected,

    /// <summary>It did not happen in time.</summary>
    TimedOut,

    /// <summary>A member or an engine reports a failure of its own.</summary>
    Failed,
}
