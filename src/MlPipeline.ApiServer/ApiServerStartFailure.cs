namespace MlPipeline.ApiServer;

/// <summary>Why an API server could not start.</summary>
public enum ApiServerStartFailure
{
    /// <summary>Another process listens on the port.</summary>
    PortInUse,

    /// <summary>The database file cannot be opened or written.</summary>
    DatabaseUnusable,

    /// <summary>Another process has the database open.</summary>
    DatabaseInUse,

    /// <summary>The disk that holds the database is full.</summary>
    DiskFull,

    /// <summary>The database is damaged, or was written by a newer version.</summary>
    DatabaseUnreadable,
}
