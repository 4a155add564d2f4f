using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Handbill.Storage.Sqlite;

/// <summary>
/// Sets every connection up: what is confirmed survives a power cut (FULL), what is deleted is overwritten (secure_delete),
/// writers wait for each other. Once a connection of SQLite's own: those that come back from the pool are as they were left.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // EF looks whether there is a database by a connection that may not write: one that was just restored is not in WAL yet.
    private const string ReadOnlyPragmas = "PRAGMA busy_timeout = 30000;";

    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

    private readonly ConditionalWeakTable<sqlite3, object> _set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsSet(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = PragmasFor(connection);
            command.ExecuteNonQuery();
            Note(connection);
        }
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsSet(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = PragmasFor(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            Note(connection);
        }
    }

    private bool IsSet(DbConnection connection) => ((SqliteConnection)connection).Handle is { } handle && _set.TryGetValue(handle, out _);

    private void Note(DbConnection connection) => _set.AddOrUpdate(((SqliteConnection)connection).Handle!, this);

    private static string PragmasFor(DbConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? ReadOnlyPragmas : Pragmas;
}
