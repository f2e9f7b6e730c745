using Microsoft.Data.Sqlite;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Storage;

/// <summary>
/// The changes on disk, one row each under its revision. The latest row of an object is the object; rows that a later one replaced
/// stay until the watch window has moved past that later one. Used by one thread at a time.
/// </summary>
internal sealed class SqliteJournal : IDisposable
{
    private const string CompactedKey = "compacted";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _compact;

    private SqliteJournal(SqliteConnection connection)
    {
        _connection = connection;
        _insert = Prepare(
            "INSERT INTO log (revision, resource, namespace, name, deletes, body) VALUES ($revision, $resource, $namespace, $name, $deletes, $body)",
            "$revision", "$resource", "$namespace", "$name", "$deletes", "$body");
        _delete = Prepare("DELETE FROM log WHERE revision = $revision", "$revision");
        _compact = Prepare("INSERT INTO meta (name, value) VALUES ('" + CompactedKey + "', $value) ON CONFLICT (name) DO UPDATE SET value = $value", "$value");
    }

    /// <summary>Opens the database, or makes it.</summary>
    /// <exception cref="ApiServerStartException">It cannot be used.</exception>
    public static SqliteJournal Open(string path, long sizeLimit)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            SqliteSchema.Apply(connection, path, sizeLimit);
            return new SqliteJournal(connection);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw SqliteFailures.ToStartException(exception, path);
        }
        catch (ApiServerStartException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Revision up to which replaced rows may be missing.</summary>
    public long ReadCompactedRevision()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT value FROM meta WHERE name = '{CompactedKey}'";
        return command.ExecuteScalar() is long value ? value : StoreState.Empty.Revision;
    }

    /// <summary>Reads all rows by revision.</summary>
    public IEnumerable<JournalRow> ReadAll()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT revision, resource, namespace, name, deletes, body FROM log ORDER BY revision";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var key = new ObjectKey(string.Intern(reader.GetString(1)), string.Intern(reader.GetString(2)), reader.GetString(3));
            yield return new JournalRow(key, reader.GetInt64(0), reader.GetBoolean(4), reader.GetFieldValue<byte[]>(5));
        }
    }

    /// <summary>Writes changes and drops compacted rows in one transaction; it is on disk when this returns.</summary>
    /// <exception cref="StorageException">Nothing of it was written.</exception>
    public void Commit(IReadOnlyList<StoreEvent> changes, IReadOnlyList<long> droppedRevisions, long? compactedRevision)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var change in changes)
            {
                Insert(transaction, change);
            }

            foreach (var revision in droppedRevisions)
            {
                _delete.Transaction = transaction;
                _delete.Parameters[0].Value = revision;
                _delete.ExecuteNonQuery();
            }

            if (compactedRevision is { } compacted)
            {
                _compact.Transaction = transaction;
                _compact.Parameters[0].Value = compacted;
                _compact.ExecuteNonQuery();
            }

            transaction.Commit();
        }
        catch (SqliteException exception)
        {
            throw SqliteFailures.ToStorageException(exception);
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _delete.Dispose();
        _compact.Dispose();
        _connection.Dispose();
    }

    private void Insert(SqliteTransaction transaction, StoreEvent change)
    {
        var key = change.Object.Key;
        _insert.Transaction = transaction;
        _insert.Parameters[0].Value = change.Revision;
        _insert.Parameters[1].Value = key.Resource;
        _insert.Parameters[2].Value = key.Namespace;
        _insert.Parameters[3].Value = key.Name;
        _insert.Parameters[4].Value = change.Kind == StoreEventKind.Deleted;
        _insert.Parameters[5].Value = change.Object.Body;
        _insert.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string text, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }
}
