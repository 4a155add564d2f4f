using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search.Archive;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Handbill.Storage.Sqlite;

/// <summary>
/// The archive in SQLite's FTS5, which keeps which rows have a word and nothing else. Its tokenizer takes words as they come, parted by blanks: they were folded before. The
/// numbers of its rows follow dates, so the newest stand at the end of every list of rows, and are read from there without the others. Of what has the words of a phrase,
/// the order of its words is looked at, from the newest on, until there are enough.
/// </summary>
internal sealed class SqliteArchive : IArchiveRows
{
    // Pages of the index: a fraction of a second.
    private const int MergedAtOnce = 500;

    // New rows are gathered in memory up to so many bytes, and then written as one piece: many small pieces would have to be merged later.
    private const int Gathered = 8 << 20;

    private static readonly string Tables = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        DROP TABLE IF EXISTS site_search;
        DROP TABLE IF EXISTS site_search_number;
        DROP TABLE IF EXISTS site_search_order;
        CREATE TABLE site_search_number (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, weights BLOB NOT NULL);
        CREATE TABLE site_search_order (number INTEGER PRIMARY KEY, words BLOB NOT NULL);
        CREATE VIRTUAL TABLE site_search USING fts5(
          words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '{Signs.Every}'");
        INSERT INTO site_search (site_search, rank) VALUES ('hashsize', {Gathered});
        CREATE TABLE site_search_word (word TEXT, form TEXT, PRIMARY KEY (word, form)) WITHOUT ROWID;
        CREATE INDEX site_search_form ON site_search_word (form);
        """);

    public async Task PrepareAsync(HandbillDb db, CancellationToken cancellation)
    {
        // The words' forms come last: what was made without them, by an older program or by one that died, is made anew, and the articles are put in again.
        await using var tables = Command(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'site_search_word'");
        if (await tables.ExecuteScalarAsync(cancellation) is 0L)
        {
            await db.Database.ExecuteSqlRawAsync(Tables, cancellation);
        }
    }

    public async Task PutAsync(HandbillDb db, ArchiveBatch batch, CancellationToken cancellation)
    {
        await RemoveAsync(db, [.. batch.Entries.Select(entry => entry.Id)], cancellation);
        await using var free = Command(
            db,
            """
            SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM site_search_number WHERE number = $first) THEN $first ELSE (
              SELECT number + 1 FROM site_search_number n WHERE number >= $first AND NOT EXISTS (SELECT 1 FROM site_search_number m WHERE m.number = n.number + 1)
              ORDER BY number LIMIT 1) END
            """,
            "$first");
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using var number = new SqliteStatement(connection, "INSERT INTO site_search_number (number, id, weights) VALUES (?, ?, ?)");
        using var order = new SqliteStatement(connection, "INSERT INTO site_search_order (number, words) VALUES (?, ?)");
        using var words = new SqliteStatement(connection, "INSERT INTO site_search (rowid, words) VALUES (?, ?)");

        // Most are there already: one statement for all of them.
        await using var known = Command(db, "INSERT OR IGNORE INTO site_search_word (word, form) SELECT value ->> 0, value ->> 1 FROM json_each($words)", "$words");
        Fill(known, JsonSerializer.Serialize(batch.Words.Select(one => new[] { one.Word, one.Form })));
        await known.ExecuteNonQueryAsync(cancellation);

        // Of a thousand texts of one minute each would go past all before it.
        var next = new Dictionary<long, long>();
        foreach (var entry in batch.Entries)
        {
            free.Parameters[0].Value = next.GetValueOrDefault(entry.FirstNumber, entry.FirstNumber);
            var found = (long)(await free.ExecuteScalarAsync(cancellation))!;
            next[entry.FirstNumber] = found + 1;
            number.Put(found, entry.Id.ToByteArray(), entry.Weights);
            order.Put(found, entry.Order);
            words.Put(found, string.Join(' ', entry.Words));
        }
    }

    public async Task TidyAsync(HandbillDb db, CancellationToken cancellation)
    {
        // In pieces, between which others write: a negative number begins, and fewer than two changed rows are the end (https://sqlite.org/fts5.html, 6.8).
        await using var merge = Command(db, "INSERT INTO site_search (site_search, rank) VALUES ('merge', $pages)", "$pages");
        await using var changes = Command(db, "SELECT total_changes()");
        var (before, after, pages) = (0L, 2L, -MergedAtOnce);
        while (after - before >= 2)
        {
            before = (long)(await changes.ExecuteScalarAsync(cancellation))!;
            Fill(merge, pages);
            await merge.ExecuteNonQueryAsync(cancellation);
            after = (long)(await changes.ExecuteScalarAsync(cancellation))!;
            pages = MergedAtOnce;
        }
    }

    public async Task RemoveAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var find = Command(db, "DELETE FROM site_search_number WHERE id = $id RETURNING number", "$id");
        await using var order = Command(db, "DELETE FROM site_search_order WHERE number = $number", "$number");
        await using var words = Command(db, "DELETE FROM site_search WHERE rowid = $number", "$number");
        foreach (var id in ids)
        {
            Fill(find, id.ToByteArray());
            if (await find.ExecuteScalarAsync(cancellation) is long number)
            {
                Fill(order, number);
                await order.ExecuteNonQueryAsync(cancellation);
                Fill(words, number);
                await words.ExecuteNonQueryAsync(cancellation);
            }
        }
    }

    public Task<IArchiveLook> LookAsync(HandbillDb db, IReadOnlyCollection<ArchiveMatch> matches, CancellationToken cancellation) =>
        Task.FromResult<IArchiveLook>(new SqliteLook((SqliteConnection)db.Database.GetDbConnection()));

    public async Task<IReadOnlyList<ArchiveRow>> RowsAsync(HandbillDb db, IReadOnlyCollection<long> numbers, CancellationToken cancellation)
    {
        await using var command = Command(
            db, "SELECT n.number, n.id, n.weights FROM json_each($numbers) wanted CROSS JOIN site_search_number n ON n.number = wanted.value", "$numbers");
        Fill(command, $"[{string.Join(',', numbers)}]");
        return await ReadAsync(command, row => new ArchiveRow(row.GetInt64(0), new Guid((byte[])row[1]), (byte[])row[2]), cancellation);
    }

    public async Task<IReadOnlyList<KnownWord>> WithFormAsync(HandbillDb db, IReadOnlyCollection<string> forms, int most, CancellationToken cancellation)
    {
        await using var command = Command(
            db, "SELECT k.word, k.form FROM json_each($forms) wanted CROSS JOIN site_search_word k ON k.form = wanted.value ORDER BY k.word, k.form LIMIT $most", "$forms", "$most");
        Fill(command, JsonSerializer.Serialize(forms), most);
        return await ReadAsync(command, row => new KnownWord(row.GetString(0), row.GetString(1)), cancellation);
    }

    public async Task<IReadOnlyList<KnownWord>> BeginningAsync(HandbillDb db, string beginning, int most, CancellationToken cancellation)
    {
        await using var command = Command(db, "SELECT word, form FROM site_search_word WHERE word >= $from AND word < $to ORDER BY word, form LIMIT $most", "$from", "$to", "$most");
        Fill(command, beginning, beginning + KnownWord.LastLetter, most);
        return await ReadAsync(command, row => new KnownWord(row.GetString(0), row.GetString(1)), cancellation);
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var command = Command(db, "SELECT id FROM site_search_number");
        return await ReadAsync(command, row => new Guid((byte[])row[0]), cancellation);
    }

    public async Task<IReadOnlyList<long>> NumbersAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var find = Command(db, "SELECT number FROM site_search_number WHERE id = $id", "$id");
        var numbers = new List<long>(ids.Count);
        foreach (var id in ids)
        {
            Fill(find, id.ToByteArray());
            if (await find.ExecuteScalarAsync(cancellation) is long number)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private static DbCommand Command(HandbillDb db, string sql, params string[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Fill(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private static async Task<List<T>> ReadAsync<T>(DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellation)
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
