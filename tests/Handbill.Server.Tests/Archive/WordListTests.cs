using CsCheck;
using Handbill.Kernel.Search.Archive;
using Handbill.Server.Tests.Hosting;
using Handbill.Storage.Postgres.Archive;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Archive;

/// <summary>PostgreSQL's lists of the texts that have a word.</summary>
public sealed class WordListTests
{
    private static readonly Gen<long[]> Numbers = Gen.OneOf(Gen.Long[0, 200], Gen.Long[0, 5_000_000_000], Gen.Long[0, long.MaxValue - 2]).HashSet[0, 60].Select(numbers => numbers.OrderDescending().ToArray());

    [Fact]
    public void Lists_read_together_are_all_their_numbers_from_the_highest_down() => Gen.Select(Numbers.Array[0, 8], Gen.Long[1, 40]).Sample((all, step) =>
    {
        var wanted = all.SelectMany(numbers => numbers).Distinct().OrderDescending().ToArray();
        var lists = all.Select(numbers => new ArraySegment<byte>(NumberList.Of(numbers))).ToArray();
        var (together, met) = (new AnyOfLists(lists), new List<long>());
        for (var at = together.At(long.MaxValue - 1); at >= 0; at = together.At(at - 1))
        {
            met.Add(at);
        }

        met.ShouldBe(wanted);
        var jumping = new AnyOfLists(lists);
        for (var limit = 6_000_000_000L; limit > 0; limit -= 1 + (limit / step))
        {
            jumping.At(limit).ShouldBe(wanted.FirstOrDefault(number => number <= limit, -1));
        }
    });

    [Fact]
    public void Lists_made_one_have_each_number_once_and_not_those_that_are_gone() => Gen.Select(Numbers.Array[0, 6], Numbers).Sample((all, gone) =>
    {
        var met = new HashSet<long>();
        var one = NumberList.Of([.. all.Select(numbers => new ArraySegment<byte>(NumberList.Of(numbers)))], gone.ToHashSet(), met);

        one.ShouldBe(NumberList.Of([.. all.SelectMany(numbers => numbers).Distinct().Except(gone).OrderDescending()]));
        met.ShouldBe(all.SelectMany(numbers => numbers).Intersect(gone), ignoreOrder: true);
    });

    [Fact]
    public async Task Parts_stay_few_and_hold_what_is_there_whoever_writes_and_reads_meanwhile()
    {
        await using var archive = await SmallArchive.MakeAsync(StoreKind.Postgres);
        var cancellation = TestContext.Current.CancellationToken;

        // Each writes its own, and again; all are of one minute, so they take each other's numbers.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(
            async () =>
            {
                for (var turn = 0; turn < 60; turn++)
                {
                    var id = new Guid(writer, (short)(turn % 20), 0, new byte[8]);
                    await archive.PutAsync($"Text {writer}-{turn}", $"boiler turn{turn} writer{writer}", id: id);
                    if (turn % 20 == 19)
                    {
                        await archive.RemoveAsync(new Guid(writer, 3, 0, new byte[8]));
                        await archive.FindAsync("boiler");
                    }
                }
            },
            cancellation)));

        (await archive.FindAsync("boiler")).Length.ShouldBe(20);
        (await archive.AskAsync(Ask("boiler", 100))).Hits.Count.ShouldBe(76);
        (await archive.AskAsync(Ask("turn45", 100))).Hits.Count.ShouldBe(4);
        (await archive.AskAsync(Ask("turn5", 100))).Hits.ShouldBeEmpty();
        (await archive.AskAsync(Ask("writer2", 100))).Hits.Count.ShouldBe(19);
        (await CountAsync("SELECT count(*) AS \"Value\" FROM site_search_part")).ShouldBeLessThan(24);

        await using (var db = Instance.OpenDb(archive.Store))
        {
            await archive.Store.Archive.TidyAsync(db, cancellation);
        }

        (await CountAsync("SELECT count(*) AS \"Value\" FROM site_search_part")).ShouldBe(1);
        (await CountAsync("SELECT texts AS \"Value\" FROM site_search_part")).ShouldBe(76);
        (await CountAsync("SELECT count(*) AS \"Value\" FROM site_search_gone")).ShouldBe(0);
        (await archive.AskAsync(Ask("boiler", 100))).Hits.Count.ShouldBe(76);

        static ArchiveQuery Ask(string words, int most) => new(Kernel.Search.TextQuery.Parse(words), "en") { Order = ArchiveOrder.Newest, Most = most };

        async Task<long> CountAsync(string sql)
        {
            await using var db = Instance.OpenDb(archive.Store);
            return await db.Database.SqlQueryRaw<long>(sql).SingleAsync(cancellation);
        }
    }
}
