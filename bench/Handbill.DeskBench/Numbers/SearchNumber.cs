using System.Diagnostics;
using Handbill.Desk.Contracts;
using Handbill.Desk.Search;
using Handbill.Desk.Stories;
using Handbill.DeskBench.Served;
using Handbill.Groups.Contracts;
using Handbill.Instances;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Search;
using Handbill.Press.Contracts;
using Handbill.Server;
using Microsoft.EntityFrameworkCore;

namespace Handbill.DeskBench.Numbers;

/// <summary>How long a search takes among many stories, for who sees the items of one group, of one publication, and everything: what the page's handler reads.</summary>
internal static class SearchNumber
{
    private const int Groups = 400;

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, string? server)
    {
        await using var fresh = await FreshInstance.MakeAsync(server);
        var store = await fresh.PrepareAsync();
        var words = new Vocabulary();
        var groups = Enumerable.Range(0, Groups).Select(_ => NewId.Of<GroupId>(TimeProvider.System)).ToArray();
        var publications = Enumerable.Range(0, 3).Select(_ => NewId.Of<PublicationId>(TimeProvider.System)).ToArray();
        await FillAsync(store, words, bench.Stories, groups, publications);

        var nowhere = new Reach(false, [], []);
        var (all, said, kinds) = (new List<double>(), new List<string>(), new List<(string Kind, double Time)>());
        var processor = Environment.CpuUsage.TotalTime;
        foreach (var (name, reach) in new[]
        {
            ("one group", new StoryReach(new Reach(false, [groups[7]], []), nowhere, nowhere)),
            ("one publication", new StoryReach(new Reach(false, [], [publications[1].Value]), new Reach(false, [], [publications[1].Value]), nowhere)),
            ("everything", new StoryReach(new Reach(true, [], []), new Reach(true, [], []), nowhere)),
        })
        {
            var times = await MeasureAsync(store, words, reach, bench.Turns(40));
            kinds.AddRange(times);
            said.Add($"{name} {times.ConvertAll(each => each.Time).P95():0.0}");
        }

        all.AddRange(kinds.Select(each => each.Time));
        var slowest = kinds.GroupBy(each => each.Kind).Select(kind => (Kind: kind.Key, Time: kind.Select(each => each.Time).ToList().P95())).OrderByDescending(kind => kind.Time);

        var cost = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / all.Count;
        return [new($"search in {bench.Stories:N0} stories, p95", 30, all.P95(), "ms", $"middle {all.Middle():0.0}; who sees {string.Join(", ", said)}; {string.Join(", ", slowest.Select(kind => $"{kind.Kind} {kind.Time:0.0}"))}; processor {cost:0.0}")];
    }

    private static async Task FillAsync(IStore store, Vocabulary words, int stories, GroupId[] groups, PublicationId[] publications)
    {
        var by = new AccountId(Guid.CreateVersion7());
        for (var at = 0; at < stories;)
        {
            await using var db = Instance.OpenDb(store);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = 0; i < 1000 && at < stories; i++, at++)
            {
                var isItem = words.Number(10) > 0;
                var now = DateTimeOffset.UnixEpoch.AddMinutes(at);
                db.Add(new Story
                {
                    Id = NewId.Of<StoryId>(TimeProvider.System), Kind = isItem ? StoryKind.Item : StoryKind.Article, PublicationId = publications[words.Number(3)],
                    GroupId = isItem ? groups[words.Number(Groups)] : null, Language = "en", Headline = words.Text(6), Body = words.Text(90),
                    State = (StoryState)(1 + words.Number(5)), CreatedAt = now, CreatedBy = by, ChangedAt = now, ChangedBy = by,
                });
            }

            await db.SaveChangesAsync();
        }

        // What a database does by itself in its first quiet hour.
        await using var quiet = Instance.OpenDb(store);
        await quiet.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static async Task<List<(string Kind, double Time)>> MeasureAsync(IStore store, Vocabulary words, StoryReach reach, int turns)
    {
        var times = new List<(string Kind, double Time)>();
        for (var turn = -5; turn < turns; turn++)
        {
            foreach (var (kind, query) in new[]
            {
                ("common", words[turn + 10]), ("any", words.Next()), ("two", $"{words.Next()} {words.Next()}"), ("phrase", $"\"{words[20]} {words.Next()}\""),
                ("beginning", $"{words.Next()[..4]}*"), ("without", $"{words.Next()} -{words[5]}"), ("rare", words[20_000 + (turn * 31) + 200]),
            })
            {
                await using var db = Instance.OpenDb(store);
                var began = Stopwatch.GetTimestamp();
                var asked = TextQuery.Parse(query);
                var search = new StorySearch(db, reach, StorySight.Visible(db.Set<Story>(), reach, DateTimeOffset.UtcNow));
                var (ids, _) = await search.FindAsync(asked, null, null, newestFirst: false, CancellationToken.None);
                foreach (var story in await search.ReadAsync(ids.Take(20), CancellationToken.None))
                {
                    _ = Excerpt.Of(story.Body, asked);
                }

                if (turn >= 0)
                {
                    times.Add((kind, Stopwatch.GetElapsedTime(began).TotalMilliseconds));
                }
            }
        }

        return times;
    }
}
