using System.Diagnostics;
using System.Globalization;
using System.Text;
using Handbill.Instances;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Handbill.Kernel.Search.Archive;
using Handbill.Server;
using Microsoft.EntityFrameworkCore;

namespace Handbill.DeskBench.Numbers;

/// <summary>How long a search takes in a large archive in either order, how fast texts are put in, and how large they are with their index: what a page's handler asks.</summary>
internal static class ArchiveSearchNumber
{
    // Questions of each kind before any is timed: a server has answered some hundreds in its first minutes.
    private const int WarmUp = 20;
    private const int AtOnce = 2000;

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        await using var fresh = await FreshInstance.MakeAsync(server);
        var store = await fresh.PrepareAsync();
        var texts = new ArchiveTexts();
        var (empty, letters, put) = (await SizeAsync(store, fresh.Instance), 0L, 0.0);
        await using (var db = Instance.OpenDb(store))
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE article (id text PRIMARY KEY, title text NOT NULL, body text NOT NULL)");
        }

        foreach (var batch in texts.Make(bench.Texts, bench.IsInOrder).Chunk(AtOnce))
        {
            await using var db = Instance.OpenDb(store);
            await using var all = await db.Database.BeginTransactionAsync();
            foreach (var text in batch)
            {
                letters += Encoding.UTF8.GetByteCount(text.Title + text.Standfirst + text.Body);
                await db.Database.ExecuteSqlAsync($"INSERT INTO article VALUES ({text.Id.ToString("N")}, {text.Title}, {text.Standfirst + "\n\n" + text.Body})");
            }

            var began = Stopwatch.GetTimestamp();
            await store.Archive.PutAsync(db, batch, CancellationToken.None);
            put += Stopwatch.GetElapsedTime(began).TotalSeconds;
            await all.CommitAsync();
        }

        await QuietAsync(store);
        var size = (await SizeAsync(store, fresh.Instance) - empty) / (double)letters;
        var one = await OneAsync(store, texts, bench.Turns(50));
        return
        [
            await SearchAsync(bench, store, texts, ArchiveOrder.Best, 25),
            await SearchAsync(bench, store, texts, ArchiveOrder.Newest, 5),
            new("texts put into the archive's index a second", null, bench.Texts / put, "", string.Create(CultureInfo.InvariantCulture, $"{bench.Texts:N0} in {put:0} s; one alone {one:0.0} ms")),
            new("archive's rows and index to its text", 3, size, "×", string.Create(CultureInfo.InvariantCulture, $"text {letters / 1e6:0} MB, {letters / bench.Texts:N0} bytes each")),
        ];
    }

    private static async Task<Measured> SearchAsync(Bench bench, IStore store, ArchiveTexts texts, ArchiveOrder order, double must)
    {
        var times = new List<(string Kind, double Time)>();
        for (var turn = -WarmUp; turn < bench.Turns(60); turn++)
        {
            foreach (var (kind, query, marks) in texts.Ask())
            {
                await using var db = Instance.OpenDb(store);
                var began = Stopwatch.GetTimestamp();
                await store.Archive.FindAsync(db, new ArchiveQuery(TextQuery.Parse(query), "en") { Marks = marks, Order = order, Offset = turn % 10 == 9 ? 200 : 0 }, CancellationToken.None);
                if (turn >= 0)
                {
                    times.Add((kind, Stopwatch.GetElapsedTime(began).TotalMilliseconds));
                }
            }
        }

        var all = times.ConvertAll(each => each.Time);
        var kinds = times.GroupBy(each => each.Kind).Select(kind => (kind.Key, Time: kind.Select(each => each.Time).ToList().P95())).OrderByDescending(kind => kind.Time);
        return new Measured(
            $"search in an archive of {bench.Texts:N0} texts, {(order == ArchiveOrder.Best ? "best" : "newest")} first, p95", must, all.P95(), "ms",
            string.Create(CultureInfo.InvariantCulture, $"middle {all.Middle():0.0}; {string.Join(", ", kinds.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} {kind.Time:0.0}")))}"));
    }

    // Milliseconds to put in one text, as when an article is published.
    private static async Task<double> OneAsync(IStore store, ArchiveTexts texts, int turns)
    {
        var times = new List<double>();
        foreach (var text in texts.Make(turns))
        {
            await using var db = Instance.OpenDb(store);
            var began = Stopwatch.GetTimestamp();
            await store.Archive.PutAsync(db, [text], CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Middle();
    }

    // As the end of an import leaves it, and what a database does by itself in its first quiet hour.
    private static async Task QuietAsync(IStore store)
    {
        await using var db = Instance.OpenDb(store);
        await store.Archive.TidyAsync(db, CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsqlStore() ? "VACUUM ANALYZE" : "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static bool IsNpgsqlStore(this Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade database) =>
        database.ProviderName!.Contains("Npgsql", StringComparison.Ordinal);

    private static async Task<long> SizeAsync(IStore store, Instance instance)
    {
        if (instance.Database is null)
        {
            return Directory.EnumerateFiles(instance.Data, "handbill.db*").Sum(file => new FileInfo(file).Length);
        }

        await using var db = Instance.OpenDb(store);
        return await db.Database.SqlQuery<long>($"SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync();
    }
}
