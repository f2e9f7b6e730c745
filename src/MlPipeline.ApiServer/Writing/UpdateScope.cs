namespace MlPipeline.ApiServer.Writing;

/// <summary>Which part of an object an update may change.</summary>
internal enum UpdateScope
{
    /// <summary>Everything but the status, where the kind has one.</summary>
    Main,

    /// <summary>The status only.</summary>
    Status,

    /// <summary>Everything; the server's own changes.</summary>
    Whole,
}
