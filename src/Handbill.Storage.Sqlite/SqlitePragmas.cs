using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Handbill.Storage.Sqlite;

/// <summary>
/// Sets every connection up: what is confirmed survives a power cut (FULL), what is deleted is overwritten (secure_delete),
/// writers wait for each other.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // EF looks whether there is a database by a connection that may not write: one that was just restored is not in WAL yet.
    private const string ReadOnlyPragmas = "PRAGMA busy_timeout = 30000;";

    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = PragmasFor(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = PragmasFor(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string PragmasFor(DbConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? ReadOnlyPragmas : Pragmas;
}
