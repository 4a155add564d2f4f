using Handbill.Kernel.Data;
using Npgsql;

namespace Handbill.Storage.Postgres.Archive;

/// <summary>
/// Where rows lie after many texts were put in at once. Lists that were made one leave their room to what comes: where that is more than the lists, it is given back. Rows lie in the order in which they came: where
/// that is not the order of their dates, they are laid so, because what is found is mostly of one time. Searches wait meanwhile, a second or two for a hundred thousand texts; where somebody
/// reads for longer than that, all is left as it is until the next time. As long as all rows are written once more: ten times as long for ten times as many.
/// </summary>
internal static class ArchiveRoom
{
    // Bytes: about what a list's row takes beside its numbers, and what is not worth anybody's wait.
    private const int RowBytes = 64;
    private const long LittleRoom = 16 << 20;

    // Of an archive that grew it is 1, of one that was put in in no order 0.
    private const double InOrder = 0.8;

    private static readonly string[] ByDate = ["site_search_number", "site_search_order"];

    /// <summary>Does both where it is worth it. What the tables hold was analyzed before.</summary>
    public static async Task TidyAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var size = PostgresCommand.Of(
            db, "SELECT pg_table_size('site_search_list') > $1 + 2 * (SELECT coalesce(sum(length(numbers) + $2), 0) FROM site_search_list)", LittleRoom, RowBytes);
        if (await size.ExecuteScalarAsync(cancellation) is true)
        {
            await TryAsync(db, "VACUUM FULL site_search_list", cancellation);
        }

        await using var order = PostgresCommand.Of(
            db, "SELECT tablename::text FROM pg_stats WHERE schemaname = current_schema() AND tablename = ANY($1) AND attname = 'number' AND correlation < $2 AND pg_table_size(tablename::text) > $3", ByDate, InOrder, LittleRoom);
        foreach (var table in await order.ReadAsync(row => row.GetString(0), cancellation))
        {
            await TryAsync(db, $"CLUSTER {table} USING {table}_pkey", cancellation);
        }
    }

    // Nobody waits for those who wait for a reader.
    private static async Task TryAsync(HandbillDb db, string sql, CancellationToken cancellation)
    {
        await PostgresCommand.RunAsync(db, "SET lock_timeout = '2s'", cancellation);
        try
        {
            await PostgresCommand.RunAsync(db, sql, cancellation);
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            // The next time.
        }
        finally
        {
            await PostgresCommand.RunAsync(db, "RESET lock_timeout", CancellationToken.None);
        }
    }
}
