using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Handbill.Storage.Sqlite;

/// <summary>A statement that is used thousands of times: values go to SQLite and come from it by their place, where the driver looks up names and makes a reader for each row.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    /// <summary>Makes it ready.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">A statement with a question mark for each value.</param>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_connection, sql, out _statement), _connection);
    }

    /// <summary>Writes a row, by a statement that gives none.</summary>
    /// <param name="values">Its values, as the driver would keep them; null for nothing.</param>
    /// <exception cref="SqliteException">One is there already, or breaks a rule of the table.</exception>
    public void Put(params ReadOnlySpan<object?> values)
    {
        Ask(values);
        var ended = raw.sqlite3_step(_statement);
        var reset = raw.sqlite3_reset(_statement);
        SqliteException.ThrowExceptionForRC(ended == raw.SQLITE_DONE ? reset : ended, _connection);
    }

    /// <summary>Asks for rows, which <see cref="Next"/> then gives, from the first on.</summary>
    /// <param name="values">As above.</param>
    public void Ask(params ReadOnlySpan<object?> values)
    {
        // What it says was wrong the time before was said then.
        raw.sqlite3_reset(_statement);
        for (var i = 0; i < values.Length; i++)
        {
            SqliteException.ThrowExceptionForRC(Bind(i + 1, values[i]), _connection);
        }
    }

    /// <summary>Goes on to the next row.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public bool Next()
    {
        var stepped = raw.sqlite3_step(_statement);
        if (stepped == raw.SQLITE_ROW)
        {
            return true;
        }

        SqliteException.ThrowExceptionForRC(stepped, _connection);
        return false;
    }

    /// <summary>A number of the row.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>Bytes of the row, which are gone when another is asked for.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>A text of the row; empty for nothing.</summary>
    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    /// <summary>Lets go of rows that were asked for: as long as it holds any, what others write is kept apart for it.</summary>
    public void End() => raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        // No bytes are not nothing, which a null pointer would be.
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        bool isSet => raw.sqlite3_bind_int64(_statement, place, isSet ? 1 : 0),
        Guid id => raw.sqlite3_bind_text(_statement, place, id.ToString().ToUpperInvariant()),
        _ => throw new NotSupportedException($"No row has a {value.GetType().Name} yet."),
    };
}
