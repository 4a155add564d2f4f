using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Handbill.Storage.Postgres;

/// <summary>Commands by a context's own connection, in its transaction.</summary>
internal static class PostgresCommand
{
    public static NpgsqlConnection Connection(HandbillDb db) => (NpgsqlConnection)db.Database.GetDbConnection();

    public static NpgsqlTransaction? Transaction(HandbillDb db) => (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();

    /// <summary>A command whose `$1`, `$2` … have these values.</summary>
    public static NpgsqlCommand Of(HandbillDb db, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, Connection(db), Transaction(db));
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    /// <summary>Runs what gives no rows.</summary>
    public static async Task RunAsync(HandbillDb db, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Of(db, sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>All rows.</summary>
    public static async Task<List<T>> ReadAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var found = new List<T>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(read(rows));
        }

        return found;
    }
}
