using Handbill.Kernel.Data;
using Handbill.Kernel.Search.Archive;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Storage.Postgres.Archive;

/// <summary>
/// The archive in PostgreSQL, which keeps a list of numbers for each word: see <see cref="WordLists"/>.
/// </summary>
internal sealed class PostgresArchive : IArchiveRows
{
    // One of before has other tables, and one may be lost: all are made anew from the articles.
    private const string Tables =
        $"""
        DO $$ BEGIN
          IF to_regclass('site_search_list') IS NULL OR to_regclass('site_search_word') IS NULL THEN
            DROP TABLE IF EXISTS site_search, site_search_number, site_search_order, site_search_word, site_search_part, site_search_list, site_search_gone;
            CREATE TABLE site_search_number (number bigint PRIMARY KEY, id uuid NOT NULL UNIQUE, weights bytea NOT NULL);
            CREATE TABLE site_search_order (number bigint PRIMARY KEY, words bytea NOT NULL);
            ALTER TABLE site_search_order ALTER words SET STORAGE EXTERNAL;
            CREATE TABLE site_search_word (word text COLLATE "C", form text COLLATE "C", PRIMARY KEY (word, form));
            CREATE INDEX site_search_form ON site_search_word (form);
            {WordLists.Tables}
          END IF;
        END $$;
        """;

    // Rows that are sent at once.
    private const int SentAtOnce = 500;

    public Task PrepareAsync(HandbillDb db, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync(Tables, cancellation);

    public async Task PutAsync(HandbillDb db, ArchiveBatch batch, CancellationToken cancellation)
    {
        // One asks the processor, the others the tables.
        var grouped = Task.Run(() => WordLists.Group(batch.Entries), cancellation);
        await TakeOutAsync(db, batch.Entries.Select(entry => entry.Id), cancellation);
        await PostgresCommand.RunAsync(
            db, "INSERT INTO site_search_word (word, form) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING", cancellation, batch.Words.Select(one => one.Word).ToArray(), batch.Words.Select(one => one.Form).ToArray());
        var numbers = new Dictionary<Guid, long>(batch.Entries.Count);
        foreach (var sent in batch.Entries.Chunk(SentAtOnce))
        {
            var left = sent.ToDictionary(entry => entry.Id);
            while (left.Count > 0)
            {
                foreach (var (number, id) in await NumberAsync(db, [.. left.Values], cancellation))
                {
                    left.Remove(id);
                    numbers.Add(id, number);
                }
            }
        }

        await WordLists.PutAsync(db, await grouped, [.. batch.Entries.Select(entry => numbers[entry.Id])], cancellation);
    }

    public async Task TidyAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using (var all = await db.Database.BeginTransactionAsync(cancellation))
        {
            await WordLists.TidyAsync(db, cancellation);
            await all.CommitAsync(cancellation);
        }

        await db.Database.ExecuteSqlRawAsync("ANALYZE site_search_number, site_search_order, site_search_word, site_search_list, site_search_part", cancellation);
        await ArchiveRoom.TidyAsync(db, cancellation);
    }

    public async Task RemoveAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await TakeOutAsync(db, ids, cancellation);
        await WordLists.SettleAsync(db, cancellation);
    }

    public async Task<IArchiveLook> LookAsync(HandbillDb db, IReadOnlyCollection<ArchiveMatch> matches, CancellationToken cancellation) =>
        new PostgresLook(db, await WordLists.ReadAsync(db, matches.SelectMany(FoundLists.WordsOf), cancellation));

    public async Task<IReadOnlyList<ArchiveRow>> RowsAsync(HandbillDb db, IReadOnlyCollection<long> numbers, CancellationToken cancellation)
    {
        await using var command = PostgresCommand.Of(db, "SELECT number, id, weights FROM site_search_number WHERE number = ANY($1)", numbers.ToArray());
        return await command.ReadAsync(row => new ArchiveRow(row.GetInt64(0), row.GetGuid(1), row.GetFieldValue<byte[]>(2)), cancellation);
    }

    public async Task<IReadOnlyList<KnownWord>> WithFormAsync(HandbillDb db, IReadOnlyCollection<string> forms, int most, CancellationToken cancellation)
    {
        await using var command = PostgresCommand.Of(db, "SELECT word, form FROM site_search_word WHERE form = ANY($1) ORDER BY word, form LIMIT $2", forms.ToArray(), most);
        return await command.ReadAsync(row => new KnownWord(row.GetString(0), row.GetString(1)), cancellation);
    }

    public async Task<IReadOnlyList<KnownWord>> BeginningAsync(HandbillDb db, string beginning, int most, CancellationToken cancellation)
    {
        await using var command = PostgresCommand.Of(
            db, "SELECT word, form FROM site_search_word WHERE word >= $1 AND word < $2 ORDER BY word, form LIMIT $3", beginning, beginning + KnownWord.LastLetter, most);
        return await command.ReadAsync(row => new KnownWord(row.GetString(0), row.GetString(1)), cancellation);
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var command = PostgresCommand.Of(db, "SELECT id FROM site_search_number");
        return await command.ReadAsync(row => row.GetGuid(0), cancellation);
    }

    public async Task<IReadOnlyList<long>> NumbersAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var command = PostgresCommand.Of(db, "SELECT number FROM site_search_number WHERE id = ANY($1)", ids.ToArray());
        return await command.ReadAsync(row => row.GetInt64(0), cancellation);
    }

    // Their numbers are nobody's until no list has them any more.
    private static Task TakeOutAsync(HandbillDb db, IEnumerable<Guid> ids, CancellationToken cancellation) =>
        PostgresCommand.RunAsync(
            db,
            """
            WITH gone AS (DELETE FROM site_search_number WHERE id = ANY($1) RETURNING number),
              unordered AS (DELETE FROM site_search_order WHERE number IN (SELECT number FROM gone))
            INSERT INTO site_search_gone (number) SELECT number FROM gone
            """,
            cancellation,
            ids.ToArray());

    // Gives texts their numbers; to those whose number somebody else took meanwhile, or gave back, none.
    private static async Task<IReadOnlyList<(long Number, Guid Id)>> NumberAsync(HandbillDb db, IReadOnlyList<ArchiveEntry> entries, CancellationToken cancellation)
    {
        await using var free = PostgresCommand.Of(
            db,
            """
            WITH used AS NOT MATERIALIZED (SELECT number FROM site_search_number UNION ALL SELECT number FROM site_search_gone)
            SELECT first, CASE WHEN NOT EXISTS (SELECT 1 FROM used WHERE number = first) THEN first ELSE (
              SELECT number + 1 FROM used n WHERE number >= first AND NOT EXISTS (SELECT 1 FROM used m WHERE m.number = n.number + 1)
              ORDER BY number LIMIT 1) END
            FROM unnest($1) first
            """,
            entries.Select(entry => entry.FirstNumber).Distinct().ToArray());
        var next = (await free.ReadAsync(row => (First: row.GetInt64(0), Free: row.GetInt64(1)), cancellation)).ToDictionary(row => row.First, row => row.Free);
        await using var put = PostgresCommand.Of(
            db,
            """
            WITH given AS (SELECT * FROM unnest($1, $2, $3, $4) given (number, id, weights, follow)),
              taken AS (INSERT INTO site_search_number (number, id, weights) SELECT number, id, weights FROM given ON CONFLICT (number) DO NOTHING RETURNING number, id),
              ordered AS (INSERT INTO site_search_order (number, words) SELECT number, follow FROM taken JOIN given USING (number, id))
            SELECT number, id FROM taken
            """,
            entries.Select(entry => next[entry.FirstNumber]++).ToArray(),
            entries.Select(entry => entry.Id).ToArray(),
            entries.Select(entry => entry.Weights).ToArray(),
            entries.Select(entry => entry.Order).ToArray());
        var taken = await put.ReadAsync(row => (Number: row.GetInt64(0), Id: row.GetGuid(1)), cancellation);
        await using var back = PostgresCommand.Of(
            db,
            """
            WITH back AS (DELETE FROM site_search_number WHERE number = ANY($1) AND number IN (SELECT number FROM site_search_gone) RETURNING number, id),
              unordered AS (DELETE FROM site_search_order WHERE number IN (SELECT number FROM back))
            SELECT id FROM back
            """,
            taken.Select(text => text.Number).ToArray());
        var without = (await back.ReadAsync(row => row.GetGuid(0), cancellation)).ToHashSet();
        return taken.FindAll(text => !without.Contains(text.Id));
    }
}
