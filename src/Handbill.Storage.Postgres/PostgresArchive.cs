using System.Globalization;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Handbill.Storage.Postgres;

/// <summary>
/// The archive in PostgreSQL: GIN's lists of the rows that have a word, of words that its own parser never sees. They stand in the row as text, which is half as long as a
/// tsvector, and are not read again: GIN knows all that is asked. Its lists have no order, so each text has signs for its
/// day, its month and its age (of 1, 32 and 1024 days), and the newest are looked for in more and more of the past: for words that stand everywhere the last month has enough.
/// </summary>
internal sealed class PostgresArchive : IArchiveRows
{
    // PostgreSQL moves words out of a row only where the row is above 2 KB, and makes rows so that a search reads 60 bytes of each in place of 1,500: see PostgresTexts.
    // New rows are gathered beside the index, which sorts them in at once when they are all there.
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS site_search_number (number bigint PRIMARY KEY, id uuid NOT NULL UNIQUE, weights bytea NOT NULL);
        CREATE TABLE IF NOT EXISTS site_search (number bigint PRIMARY KEY, words text NOT NULL, padding text NOT NULL DEFAULT repeat(' ', 2000))
          WITH (toast_tuple_target = 128);
        CREATE INDEX IF NOT EXISTS site_search_words ON site_search USING gin ((words::tsvector)) WITH (fastupdate = on);
        """;

    // Rows that are sent at once.
    private const int SentAtOnce = 500;

    // What stands before a sign of a time, and the days that each goes back: first by days, then by months, then by ages, then everything.
    private static readonly (char Sign, int Days, int Times)[] Pasts = [('d', 1, 32), ('m', 32, 8), ('a', 1024, 3)];

    public Task PrepareAsync(HandbillDb db, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync(Tables, cancellation);

    public async Task PutAsync(HandbillDb db, IReadOnlyList<ArchiveEntry> entries, CancellationToken cancellation)
    {
        await RemoveAsync(db, [.. entries.Select(entry => entry.Id)], cancellation);
        await db.Database.ExecuteSqlRawAsync("SELECT set_config('gin_pending_list_limit', '256MB', true), set_config('maintenance_work_mem', '256MB', true)", cancellation);
        foreach (var sent in entries.Chunk(SentAtOnce))
        {
            IReadOnlyList<ArchiveEntry> left = sent;
            while (left.Count > 0)
            {
                left = await PutNumberedAsync(db, left, cancellation);
            }
        }

        await db.Database.ExecuteSqlRawAsync("SELECT gin_clean_pending_list('site_search_words')", cancellation);
    }

    public async Task RemoveAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var command = Command(
            db, "WITH gone AS (DELETE FROM site_search_number WHERE id = ANY($1) RETURNING number) DELETE FROM site_search WHERE number IN (SELECT number FROM gone)", ids.ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<IReadOnlyList<long>> NewestAsync(HandbillDb db, ArchiveMatch match, int most, CancellationToken cancellation)
    {
        await using var last = Command(db, "SELECT max(number) FROM site_search_number");
        if (await last.ExecuteScalarAsync(cancellation) is not long newest)
        {
            return [];
        }

        var (query, day) = (Query(match), ArchiveNumber.Day(newest));
        foreach (var (sign, days, times) in Pasts)
        {
            var past = Joined(Enumerable.Range(0, times).Select(back => new MatchedWord(Time(sign, (day / days) - back))), " | ");
            var found = await FindAsync(db, $"{past} & {query}", most, cancellation);
            if (found.Count == most)
            {
                return found;
            }

            // Where so few are found here, the next past has not enough either.
            if (found.Count * 16 < most)
            {
                break;
            }
        }

        return await FindAsync(db, query, most, cancellation);
    }

    public async Task<IReadOnlyList<ArchiveRow>> RowsAsync(HandbillDb db, IReadOnlyCollection<long> numbers, CancellationToken cancellation)
    {
        await using var command = Command(db, "SELECT number, id, weights FROM site_search_number WHERE number = ANY($1)", numbers.ToArray());
        return await ReadAsync(command, row => new ArchiveRow(row.GetInt64(0), row.GetGuid(1), row.GetFieldValue<byte[]>(2)), cancellation);
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var command = Command(db, "SELECT id FROM site_search_number");
        return await ReadAsync(command, row => row.GetGuid(0), cancellation);
    }

    // Gives back those whose number somebody else took meanwhile.
    private static async Task<IReadOnlyList<ArchiveEntry>> PutNumberedAsync(HandbillDb db, IReadOnlyList<ArchiveEntry> entries, CancellationToken cancellation)
    {
        await using var free = Command(
            db,
            """
            SELECT first, CASE WHEN NOT EXISTS (SELECT 1 FROM site_search_number WHERE number = first) THEN first ELSE (
              SELECT number + 1 FROM site_search_number n WHERE number >= first AND NOT EXISTS (SELECT 1 FROM site_search_number m WHERE m.number = n.number + 1)
              ORDER BY number LIMIT 1) END
            FROM unnest($1) first
            """,
            entries.Select(entry => entry.FirstNumber).Distinct().ToArray());
        var next = (await ReadAsync(free, row => (First: row.GetInt64(0), Free: row.GetInt64(1)), cancellation)).ToDictionary(row => row.First, row => row.Free);
        var numbers = entries.Select(entry => next[entry.FirstNumber]++).ToArray();
        await using var put = Command(
            db,
            """
            WITH given AS (SELECT * FROM unnest($1, $2, $3, $4) given (number, id, weights, words)),
              taken AS (INSERT INTO site_search_number (number, id, weights) SELECT number, id, weights FROM given ON CONFLICT (number) DO NOTHING RETURNING number, id),
              put AS (INSERT INTO site_search (number, words) SELECT number, words FROM taken JOIN given USING (number, id))
            SELECT id FROM taken
            """,
            numbers,
            entries.Select(entry => entry.Id).ToArray(),
            entries.Select(entry => entry.Weights).ToArray(),
            entries.Select((entry, at) => Words(entry, numbers[at])).ToArray());
        var there = (await ReadAsync(put, row => row.GetGuid(0), cancellation)).ToHashSet();
        return [.. entries.Where(entry => !there.Contains(entry.Id))];
    }

    // What is asked stands in brackets of its own (OFFSET 0): the planner takes it for cheap to read all words of one row after the other, from the newest back.
    private static async Task<List<long>> FindAsync(HandbillDb db, string query, int most, CancellationToken cancellation)
    {
        await using var command = Command(
            db, "SELECT number FROM (SELECT number FROM site_search WHERE words::tsvector @@ $1::tsquery OFFSET 0) found ORDER BY number DESC LIMIT $2", query, most);
        return await ReadAsync(command, row => row.GetInt64(0), cancellation);
    }

    private static string Words(ArchiveEntry entry, long number) =>
        string.Join(' ', entry.Words.Concat(Pasts.Select(past => Time(past.Sign, ArchiveNumber.Day(number) / past.Days))));

    private static string Time(char sign, long time) => string.Create(CultureInfo.InvariantCulture, $"#{sign}{time}");

    // Words are letters and digits after a sign of ours, and quoted: nothing in them is read as the query language's own.
    private static string Query(ArchiveMatch match) =>
        string.Join(" & ", match.All.Select(anyOf => Joined(anyOf, " | ")).Concat(match.None.Select(unwanted => "!" + Joined(unwanted, " & "))));

    private static string Joined(IEnumerable<MatchedWord> words, string by) => $"({string.Join(by, words.Select(word => $"'{word.Word}'{(word.IsBeginning ? ":*" : "")}"))})";

    private static NpgsqlCommand Command(HandbillDb db, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
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
