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
/// week, its quarter and its age (of 8, 64, 512 and 4096 days), and the newest are looked for in the last month, and then in as much of the past as has enough if it is like that month.
/// </summary>
internal sealed class PostgresArchive : IArchiveRows
{
    // One of before has no words' forms: it is made anew from the articles.
    // PostgreSQL moves words out of a row only where the row is above 2 KB, and makes rows so that a search reads 60 bytes of each in place of 1,500: see PostgresTexts.
    // New rows are gathered beside the index, which sorts them in at once when they are all there. How often words stand in texts need not be known to plan a search: there is one way to do it.
    private const string Tables =
        """
        DO $$ BEGIN
          IF to_regclass('site_search_word') IS NULL THEN
            DROP TABLE IF EXISTS site_search, site_search_number, site_search_order;
            CREATE TABLE site_search_number (number bigint PRIMARY KEY, id uuid NOT NULL UNIQUE, weights bytea NOT NULL);
            CREATE TABLE site_search_order (number bigint PRIMARY KEY, words bytea NOT NULL);
            ALTER TABLE site_search_order ALTER words SET STORAGE EXTERNAL;
            CREATE TABLE site_search_word (word text COLLATE "C", form text COLLATE "C", PRIMARY KEY (word, form));
            CREATE INDEX site_search_form ON site_search_word (form);
            CREATE TABLE site_search (number bigint PRIMARY KEY, words text NOT NULL, padding text NOT NULL DEFAULT repeat(' ', 2000)) WITH (toast_tuple_target = 128);
            BEGIN ALTER TABLE site_search ALTER words SET COMPRESSION lz4; EXCEPTION WHEN feature_not_supported THEN NULL; END;
            CREATE INDEX site_search_words ON site_search USING gin ((words::tsvector)) WITH (fastupdate = on);
            ALTER INDEX site_search_words ALTER COLUMN 1 SET STATISTICS 0;
          END IF;
        END $$;
        """;

    // Rows that are sent at once. Whoever sends so many sends more: they are sorted in when there are so many megabytes of them, which the index is larger by from then on, and the rest at the end.
    private const int SentAtOnce = 500;
    private const string Gathered = "16MB";

    // What stands before a sign of a time, and how many days have the same. GIN looks at each that is asked for with each text: no more than nine at once, and longer ones for a longer past.
    private static readonly (char Sign, int Days)[] Times = [('a', 8), ('b', 64), ('c', 512), ('d', 4096)];
    private const int MostSigns = 8;

    // What is looked at first, and how much more of the past than is needed, as it seems. Of more than a sixth of all there is nothing to gain.
    private const long FirstDays = 32;
    private const double Spare = 1.4;
    private const int LeastPart = 6;

    public Task PrepareAsync(HandbillDb db, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync(Tables, cancellation);

    public async Task PutAsync(HandbillDb db, ArchiveBatch batch, CancellationToken cancellation)
    {
        await RemoveAsync(db, [.. batch.Entries.Select(entry => entry.Id)], cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('gin_pending_list_limit', {Gathered}, true), set_config('maintenance_work_mem', '256MB', true)", cancellation);

        await using (var words = Command(
            db, "INSERT INTO site_search_word (word, form) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING", batch.Words.Select(one => one.Word).ToArray(), batch.Words.Select(one => one.Form).ToArray()))
        {
            await words.ExecuteNonQueryAsync(cancellation);
        }

        foreach (var sent in batch.Entries.Chunk(SentAtOnce))
        {
            IReadOnlyList<ArchiveEntry> left = sent;
            while (left.Count > 0)
            {
                left = await PutNumberedAsync(db, left, cancellation);
            }
        }

        if (batch.Entries.Count < SentAtOnce)
        {
            await SortInAsync(db, cancellation);
        }
    }

    public async Task TidyAsync(HandbillDb db, CancellationToken cancellation)
    {
        await SortInAsync(db, cancellation);
        await db.Database.ExecuteSqlRawAsync("ANALYZE site_search, site_search_number, site_search_order, site_search_word", cancellation);
    }

    public async Task RemoveAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var command = Command(
            db, "WITH gone AS (DELETE FROM site_search_number WHERE id = ANY($1) RETURNING number), unordered AS (DELETE FROM site_search_order WHERE number IN (SELECT number FROM gone)) DELETE FROM site_search WHERE number IN (SELECT number FROM gone)", ids.ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<IReadOnlyList<long>> NewestAsync(HandbillDb db, ArchiveMatch match, int most, CancellationToken cancellation)
    {
        await using var ends = Command(db, "SELECT min(number), max(number) FROM site_search_number");
        var (oldest, newest) = (await ReadAsync(ends, row => row.IsDBNull(0) ? (-1, -1) : (ArchiveNumber.Day(row.GetInt64(0)), ArchiveNumber.Day(row.GetInt64(1))), cancellation))[0];
        if (newest < 0)
        {
            return [];
        }

        var query = Query(match);
        for (var days = FirstDays; days < (newest - oldest) / LeastPart;)
        {
            var found = await FindAsync(db, $"{Past(newest, days)} & {query}", match, most, cancellation);
            if (found.Count == most)
            {
                return found;
            }

            // So many days have enough, if older ones are like these; at least four times as many, so that it comes to an end.
            days = (long)Math.Min(newest, Math.Max(days * 4, days * Spare * most / Math.Max(found.Count, 0.1)));
        }

        return await FindAsync(db, query, match, most, cancellation);
    }

    public async Task<IReadOnlyList<ArchiveRow>> RowsAsync(HandbillDb db, IReadOnlyCollection<long> numbers, CancellationToken cancellation)
    {
        await using var command = Command(db, "SELECT number, id, weights FROM site_search_number WHERE number = ANY($1)", numbers.ToArray());
        return await ReadAsync(command, row => new ArchiveRow(row.GetInt64(0), row.GetGuid(1), row.GetFieldValue<byte[]>(2)), cancellation);
    }

    public async Task<IReadOnlyList<KnownWord>> WithFormAsync(HandbillDb db, IReadOnlyCollection<string> forms, int most, CancellationToken cancellation)
    {
        await using var command = Command(db, "SELECT word, form FROM site_search_word WHERE form = ANY($1) ORDER BY word, form LIMIT $2", forms.ToArray(), most);
        return await ReadAsync(command, row => new KnownWord(row.GetString(0), row.GetString(1)), cancellation);
    }

    public async Task<IReadOnlyList<KnownWord>> BeginningAsync(HandbillDb db, string beginning, int most, CancellationToken cancellation)
    {
        await using var command = Command(db, "SELECT word, form FROM site_search_word WHERE word >= $1 AND word < $2 ORDER BY word, form LIMIT $3", beginning, beginning + KnownWord.LastLetter, most);
        return await ReadAsync(command, row => new KnownWord(row.GetString(0), row.GetString(1)), cancellation);
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var command = Command(db, "SELECT id FROM site_search_number");
        return await ReadAsync(command, row => row.GetGuid(0), cancellation);
    }

    private static Task SortInAsync(HandbillDb db, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync("SELECT gin_clean_pending_list('site_search_words')", cancellation);

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
            WITH given AS (SELECT * FROM unnest($1, $2, $3, $4, $5) given (number, id, weights, words, follow)),
              taken AS (INSERT INTO site_search_number (number, id, weights) SELECT number, id, weights FROM given ON CONFLICT (number) DO NOTHING RETURNING number, id),
              put AS (INSERT INTO site_search (number, words) SELECT number, words FROM taken JOIN given USING (number, id)),
              ordered AS (INSERT INTO site_search_order (number, words) SELECT number, follow FROM taken JOIN given USING (number, id))
            SELECT id FROM taken
            """,
            numbers,
            entries.Select(entry => entry.Id).ToArray(),
            entries.Select(entry => entry.Weights).ToArray(),
            entries.Select((entry, at) => Words(entry, numbers[at])).ToArray(),
            entries.Select(entry => entry.Order).ToArray());
        var there = (await ReadAsync(put, row => row.GetGuid(0), cancellation)).ToHashSet();
        return [.. entries.Where(entry => !there.Contains(entry.Id))];
    }

    // What is asked stands in brackets of its own (OFFSET 0): the planner takes it for cheap to read all words of one row after the other, from the newest back. Whether
    // words follow one another is looked at after that, from the newest on, until there are enough.
    private static async Task<List<long>> FindAsync(HandbillDb db, string query, ArchiveMatch match, int most, CancellationToken cancellation)
    {
        const string Found = "SELECT number FROM (SELECT number FROM site_search WHERE words::tsvector @@ $1::tsquery OFFSET 0) found ORDER BY number DESC";
        var holds = match.Phrases.Select(_ => "> 0").Concat(match.NoPhrases.Select(_ => "= 0")).Select((holds, at) => string.Create(CultureInfo.InvariantCulture, $"position(${at + 3} IN words) {holds}"));
        var sql = match.HasPhrases ? $"SELECT number FROM ({Found} OFFSET 0) found WHERE (SELECT {string.Join(" AND ", holds)} FROM site_search_order o WHERE o.number = found.number) LIMIT $2" : $"{Found} LIMIT $2";
        await using var command = Command(db, sql, [query, most, .. match.Phrases, .. match.NoPhrases]);
        return await ReadAsync(command, row => row.GetInt64(0), cancellation);
    }

    // In the order in which PostgreSQL keeps them, so that it has nothing to sort.
    private static string Words(ArchiveEntry entry, long number)
    {
        string[] words = [.. entry.Words, .. Times.Select(time => Time(time.Sign, ArchiveNumber.Day(number) / time.Days))];
        Array.Sort(words, string.CompareOrdinal);
        return string.Join(' ', words);
    }

    // The signs of so many days back from the newest, and of some more where signs are longer than a day.
    private static string Past(long newest, long days)
    {
        var (sign, length) = Times.First(time => days / time.Days <= MostSigns || time.Days == Times[^1].Days);
        return Joined(Enumerable.Range(0, (int)(days / length) + 1).Select(back => new MatchedWord(Time(sign, (newest / length) - back))), " | ");
    }

    private static string Time(char sign, long time) => string.Create(CultureInfo.InvariantCulture, $"#{sign}{time}");

    // Words are letters and digits after a sign of ours, and quoted: nothing in them is read as the query language's own.
    private static string Query(ArchiveMatch match) =>
        string.Join(" & ", match.All.Select(anyOf => Joined(anyOf, " | ")).Concat(match.None.Select(unwanted => "!" + Quoted(unwanted))));

    private static string Joined(IEnumerable<MatchedWord> words, string by) => $"({string.Join(by, words.Select(Quoted))})";

    private static string Quoted(MatchedWord word) => $"'{word.Word}'{(word.IsBeginning ? ":*" : "")}";

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
