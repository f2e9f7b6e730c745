using Microsoft.Data.Sqlite;

namespace MlPipeline.ApiServer.Storage;

/// <summary>Says what SQLite's error codes mean to the user.</summary>
internal static class SqliteFailures
{
    private const int Busy = 5;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    public static ApiServerStartException ToStartException(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        Busy => new(ApiServerStartFailure.DatabaseInUse, $"The database {path} is in use by another process. End that process, or use another folder.", exception),
        Full => new(ApiServerStartFailure.DiskFull, $"The disk that holds {path} is full. Free some space and start again.", exception),
        Corrupt or NotADatabase => new(
            ApiServerStartFailure.DatabaseUnreadable,
            $"The database {path} is damaged. Restore it from a copy, or move it away to start with an empty one.",
            exception),
        _ => new(
            ApiServerStartFailure.DatabaseUnusable,
            $"The database {path} cannot be opened for writing ({exception.Message}). Check that its folder exists and is yours.",
            exception),
    };

    public static StorageException ToStorageException(SqliteException exception) => exception.SqliteErrorCode == Full
        ? new("the object was not stored because the disk or the database is full; free some space and try again", isFull: true, exception)
        : new($"the object was not stored: {exception.Message}", isFull: false, exception);
}
