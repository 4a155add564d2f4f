using System.Diagnostics;
using System.Globalization;
using Handbill.Desk.Contracts;
using Handbill.Desk.Search;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Search;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.DeskBench;

/// <summary>How long a search takes among many stories, for who sees the items of one group, of one publication, and everything.</summary>
internal static class SearchCommand
{
    private const int Groups = 400;
    private const int MostMilliseconds = 30;
    private const int Turns = 40;

    public static async Task<int> RunAsync(string[] args)
    {
        var stories = int.Parse(Option(args, "--stories") ?? "200000", CultureInfo.InvariantCulture);
        using var instance = new Instance(Option(args, "--database"));
        await instance.PrepareAsync();
        var words = new Vocabulary();
        var groups = Enumerable.Range(0, Groups).Select(_ => NewId.Of<GroupId>(TimeProvider.System)).ToArray();
        var publications = Enumerable.Range(0, 3).Select(_ => NewId.Of<PublicationId>(TimeProvider.System)).ToArray();
        var began = Stopwatch.GetTimestamp();
        await FillAsync(instance, words, stories, groups, publications);
        Console.WriteLine($"{instance.Store.Name}: {stories} stories written and indexed in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");

        var nowhere = new Reach(false, [], []);
        var all = new List<double>();
        foreach (var (name, reach) in new[]
        {
            ("one group", new StoryReach(new Reach(false, [groups[7]], []), nowhere, nowhere)),
            ("one publication", new StoryReach(new Reach(false, [], [publications[1].Value]), new Reach(false, [], [publications[1].Value]), nowhere)),
            ("everything", new StoryReach(new Reach(true, [], []), new Reach(true, [], []), nowhere)),
        })
        {
            var times = await MeasureAsync(instance, words, reach);
            all.AddRange(times);
            Console.WriteLine($"  {name,-16} p50 {Part(times, 0.5):0.0} ms, p95 {Part(times, 0.95):0.0} ms, longest {times.Max():0.0} ms");
        }

        var p95 = Part(all, 0.95);
        Console.WriteLine($"  all              p95 {p95:0.0} ms (at most {MostMilliseconds})");
        return p95 <= MostMilliseconds ? 0 : 2;
    }

    private static async Task FillAsync(Instance instance, Vocabulary words, int stories, GroupId[] groups, PublicationId[] publications)
    {
        var by = new AccountId(Guid.CreateVersion7());
        for (var at = 0; at < stories;)
        {
            await using var db = instance.Open();
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
        await using var quiet = instance.Open();
        await quiet.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static async Task<List<double>> MeasureAsync(Instance instance, Vocabulary words, StoryReach reach)
    {
        var times = new List<double>();
        for (var turn = -5; turn < Turns; turn++)
        {
            foreach (var query in new[]
            {
                words[turn + 10], words.Next(), $"{words.Next()} {words.Next()}", $"\"{words[20]} {words.Next()}\"", $"{words.Next()[..4]}*", $"{words.Next()} -{words[5]}", words[20_000 + (turn * 31) + 200],
            })
            {
                await using var db = instance.Open();
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
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
        }

        return times;
    }

    private static double Part(List<double> times, double part) => times.Order().ElementAt((int)Math.Ceiling(part * times.Count) - 1);

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
