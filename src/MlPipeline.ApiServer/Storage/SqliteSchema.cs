using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MlPipeline.ApiServer.Storage;

/// <summary>Settings and tables of the database.</summary>
internal static class SqliteSchema
{
    private const long Version = 1;

    public static void Apply(SqliteConnection connection, string path, long sizeLimit)
    {
        // Exclusive before WAL: a second server is refused at once, and no shared-memory file is needed.
        Execute(connection, "PRAGMA locking_mode = EXCLUSIVE");
        Execute(connection, "PRAGMA journal_mode = WAL");

        // With FULL a commit returns only when the write-ahead log is on disk.
        Execute(connection, "PRAGMA synchronous = FULL");
        Check(connection, path);
        CreateTables(connection, path);
        LimitSize(connection, sizeLimit);
    }

    private static void Check(SqliteConnection connection, string path)
    {
        if (Scalar(connection, "PRAGMA quick_check(1)") is not "ok")
        {
            throw new ApiServerStartException(
                ApiServerStartFailure.DatabaseUnreadable,
                $"The database {path} is damaged. Restore it from a copy, or move it away to start with an empty one.");
        }
    }

    private static void CreateTables(SqliteConnection connection, string path)
    {
        var version = (long)Scalar(connection, "PRAGMA user_version")!;
        if (version > Version)
        {
            throw new ApiServerStartException(
                ApiServerStartFailure.DatabaseUnreadable,
                $"The database {path} was written by a newer version of this program. Use that version, or move the file away to start with an empty one.");
        }

        // Written even where nothing changes, so that a read-only file or a full disk shows now and not at the first request.
        using var transaction = connection.BeginTransaction();
        Execute(connection, """
            CREATE TABLE IF NOT EXISTS log (
                revision INTEGER PRIMARY KEY, resource TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
                deletes INTEGER NOT NULL, body BLOB NOT NULL);
            CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
            INSERT INTO meta (name, value) VALUES ('starts', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1;
            """, transaction);
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"), transaction);
        transaction.Commit();
    }

    private static void LimitSize(SqliteConnection connection, long sizeLimit)
    {
        var pageSize = (long)Scalar(connection, "PRAGMA page_size")!;
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {Math.Max(1, sizeLimit / pageSize)}"));
    }

    private static void Execute(SqliteConnection connection, string text, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }
}
